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
}
