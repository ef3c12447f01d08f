package com.dashtam.provider.infrastructure.ofx;

import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.feed.Statement;
import com.dashtam.provider.domain.feed.StatementFormat;
import com.webcohesion.ofx4j.io.OFXParseException;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * OFX files of bank and card accounts. A file is taken whole or not at all: one that breaks off
 * would look like a bank that has lost transactions.
 */
public final class OfxStatements implements StatementFormat {

    private static final Logger log = LoggerFactory.getLogger(OfxStatements.class);

    @Override
    public Result<List<Statement>, FeedFailure> read(byte[] file) {
        var collector = new StatementCollector();
        try {
            var reader = new TolerantReader();
            reader.setContentHandler(collector);
            reader.parse(new StringReader(FileText.of(file)));
            List<Statement> statements =
                    collector.statements().stream()
                            .map(raw -> new StatementMapping(raw).map())
                            .toList();
            return statements.isEmpty()
                    ? Result.err(FeedFailure.FILE_WITHOUT_ACCOUNT)
                    : Result.ok(statements);
        } catch (UnreadableFileException | OFXParseException | IOException e) {
            log.debug("an OFX file could not be read", e);
            return Result.err(FeedFailure.FILE_UNREADABLE);
        }
    }
}
