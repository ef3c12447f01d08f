package com.dashtam.sync.domain.imports;

import com.dashtam.kernel.feed.ColumnMapping;

/**
 * A file that a user gave us.
 *
 * @param name without any path, at most {@value #MAX_NAME_LENGTH} characters
 * @param size in bytes
 * @param mapping how it is to be read, if it is a table
 */
public record StatementFile(String name, StatementFormat format, long size, ColumnMapping mapping) {

    public static final int MAX_NAME_LENGTH = 255;

    /** The most that is accepted, in bytes. */
    public static final long MAX_SIZE = 32L * 1024 * 1024;

    public StatementFile(String name, StatementFormat format, long size) {
        this(name, format, size, ColumnMapping.NONE);
    }
}
