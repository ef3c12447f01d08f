package com.dashtam.sync.domain.page;

import java.util.UUID;

/**
 * The place of something in a list by name.
 *
 * @param beginning of the name; what begins alike is in the order of the ids
 */
public record NamePosition(String beginning, UUID id) {

    /** Of a name; institutions give some of any length, and a cursor holds the beginning. */
    public static final int CHARACTERS = 80;

    public static NamePosition of(String name, UUID id) {
        int length = name.codePointCount(0, name.length());
        int end = name.offsetByCodePoints(0, Math.min(length, CHARACTERS));
        return new NamePosition(name.substring(0, end), id);
    }
}
