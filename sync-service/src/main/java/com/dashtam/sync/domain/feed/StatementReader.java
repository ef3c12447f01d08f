package com.dashtam.sync.domain.feed;

import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.sync.domain.imports.StatementFile;
import java.io.InputStream;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads a statement file in the same form as an institution's feed. */
public interface StatementReader {

    /**
     * Reads a file.
     *
     * @param content opened anew for each try
     */
    Result<Unit, FeedProblem> read(
            UUID userId, StatementFile file, Supplier<InputStream> content, FeedSink sink);

    /**
     * Reads a file without any effect: the sink is told how many records there are, and the first
     * of them.
     *
     * @param content opened anew for each try
     * @param rows at most how many transactions, and how many records that were left out, are told
     */
    Result<Unit, FeedProblem> preview(
            StatementFile file, Supplier<InputStream> content, int rows, FeedSink sink);
}
