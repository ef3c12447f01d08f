package com.dashtam.platform.inbox;

import java.util.Locale;

/** Why a record is in a dead-letter topic. */
enum DeadLetterReason {
    /** Headers or payload cannot be read. */
    MALFORMED,
    /** Its handler failed in a way that a retry does not mend. */
    HANDLER_FAILED,
    /** An earlier event of its key is a dead letter. */
    PARKED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
