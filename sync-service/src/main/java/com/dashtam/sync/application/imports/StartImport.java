package com.dashtam.sync.application.imports;

import com.dashtam.kernel.command.Command;
import java.io.InputStream;
import java.util.UUID;

/**
 * A user gives us a statement file.
 *
 * @param fileName as the client calls it
 * @param size in bytes
 * @param content read to its end, left open
 */
public record StartImport(UUID userId, String fileName, long size, InputStream content)
        implements Command {

    /** Why a file is not taken. */
    public enum Refusal {
        /** The name ends in nothing that we can read. */
        FORMAT_UNKNOWN,
        /** The name is missing or too long. */
        NAME_INVALID,
        /** There is nothing in it. */
        EMPTY,
        TOO_LARGE
    }
}
