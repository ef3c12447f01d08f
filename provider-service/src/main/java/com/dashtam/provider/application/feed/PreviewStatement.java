package com.dashtam.provider.application.feed;

import com.dashtam.kernel.command.Query;
import com.dashtam.kernel.feed.ColumnMapping;
import com.dashtam.provider.domain.feed.FileKind;

/**
 * A service wants to know what a file would give; nothing comes of it.
 *
 * @param told how it is to be read, if it is a table
 * @param rows at most how many transactions, and how many records that were left out, are shown
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and too large to copy
public record PreviewStatement(FileKind kind, byte[] file, ColumnMapping told, int rows)
        implements Query {}
