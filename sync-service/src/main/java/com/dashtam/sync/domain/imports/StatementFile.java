package com.dashtam.sync.domain.imports;

/**
 * A file that a user gave us.
 *
 * @param name without any path, at most {@value #MAX_NAME_LENGTH} characters
 * @param size in bytes
 */
public record StatementFile(String name, StatementFormat format, long size) {

    public static final int MAX_NAME_LENGTH = 255;

    /** The most that is accepted, in bytes. */
    public static final long MAX_SIZE = 32L * 1024 * 1024;
}
