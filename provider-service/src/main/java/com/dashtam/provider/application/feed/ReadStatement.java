package com.dashtam.provider.application.feed;

import com.dashtam.kernel.command.Command;
import com.dashtam.kernel.feed.ColumnMapping;
import com.dashtam.provider.domain.feed.FileKind;
import java.util.UUID;

/**
 * A service wants the content of a file that a user uploaded.
 *
 * @param told how it is to be read, if it is a table
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and too large to copy
public record ReadStatement(UUID userId, FileKind kind, byte[] file, ColumnMapping told)
        implements Command {}
