package com.dashtam.provider.infrastructure.csv;

import com.dashtam.kernel.feed.ColumnMapping;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.feed.StatementFile;
import com.dashtam.provider.domain.feed.StatementFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tables of transactions or of positions, as banks and brokers let them be downloaded. */
public final class CsvStatements implements StatementFormat {

    private static final Logger log = LoggerFactory.getLogger(CsvStatements.class);

    @Override
    public Result<StatementFile, FeedFailure> open(byte[] file, ColumnMapping told) {
        try {
            CsvFile opened = CsvFile.open(file, told);
            return opened.isEmpty()
                    ? Result.err(FeedFailure.FILE_WITHOUT_ACCOUNT)
                    : Result.ok(opened);
        } catch (UnreadableTableException e) {
            log.debug("a table could not be read", e);
            return Result.err(FeedFailure.FILE_UNREADABLE);
        }
    }
}
