package com.dashtam.sync.application.imports;

import com.dashtam.kernel.command.Query;

/**
 * A user wants to see what a file would give.
 *
 * @param rows at most how many transactions, and how many records that were left out, are shown
 */
public record PreviewImport(Upload upload, int rows) implements Query {}
