package com.dashtam.provider.infrastructure.ofx;

import com.dashtam.kernel.feed.ColumnMapping;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.feed.StatementFile;
import com.dashtam.provider.domain.feed.StatementFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * OFX files of bank, card and investment accounts. A file that breaks off is refused: it would look
 * like a bank that has lost transactions.
 */
public final class OfxStatements implements StatementFormat {

    private static final Logger log = LoggerFactory.getLogger(OfxStatements.class);

    @Override
    public Result<StatementFile, FeedFailure> open(byte[] file, ColumnMapping told) {
        try {
            OfxFile opened = OfxFile.open(file);
            return opened.isEmpty()
                    ? Result.err(FeedFailure.FILE_WITHOUT_ACCOUNT)
                    : Result.ok(opened);
        } catch (UnreadableException e) {
            log.debug("an OFX file could not be read", e);
            return Result.err(FeedFailure.FILE_UNREADABLE);
        }
    }
}
