package com.dashtam.provider.domain.institution;

import java.util.Locale;

/** How an institution has answered of late. */
public enum Health {
    UP,
    /** It was down; a few calls try whether it is still. */
    RECOVERING,
    /** It is spared for a while: calls fail at once. */
    DOWN;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
