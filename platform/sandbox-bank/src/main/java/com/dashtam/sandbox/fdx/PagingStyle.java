package com.dashtam.sandbox.fdx;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a list is cut into pages: FDX leaves it to the institution what an offset looks like. */
public enum PagingStyle {
    /** A number of rows to skip; the total is told. Rows that arrive meanwhile shift the pages. */
    OFFSET,
    /** An opaque key of the last row seen. Rows that arrive meanwhile do not disturb. */
    CURSOR;

    public static Optional<PagingStyle> named(String name) {
        return Arrays.stream(values())
                .filter(style -> style.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
