package com.dashtam.provider.application.feed;

import com.dashtam.kernel.command.QueryHandler;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TableReading;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.feed.Statement;
import com.dashtam.provider.domain.feed.StatementFile;
import com.dashtam.provider.domain.feed.StatementFormats;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a whole file and shows how it begins, and how much of it there is. */
public final class PreviewStatementHandler
        implements QueryHandler<PreviewStatement, Result<Feed, FeedLine.Failure>> {

    private final StatementFormats formats;

    public PreviewStatementHandler(StatementFormats formats) {
        this.formats = formats;
    }

    @Override
    public Result<Feed, FeedLine.Failure> handle(PreviewStatement query) {
        Result<StatementFile, FeedFailure> opened =
                formats.of(query.kind()).open(query.file(), query.told());
        return opened.mapError(FeedLine.Failure::of)
                .map(file -> sink -> deliver(file, query.rows(), sink));
    }

    private static void deliver(StatementFile file, int rows, Consumer<FeedLine> lines) {
        file.reading().ifPresent(reading -> lines.accept(new FeedLine.Table(reading)));
        boolean readable =
                file.reading().stream()
                        .flatMap(reading -> reading.undecided().stream())
                        .allMatch(TableReading.ACCOUNT::equals);
        var shown = new Shown(lines, rows, file.refusals());
        if (readable) {
            file.deliver(shown);
        }
        shown.end();
        lines.accept(new FeedLine.End());
    }

    /** The first records; of the others only the number. */
    private static final class Shown implements StatementFile.Sink {

        private final Consumer<FeedLine> lines;
        private final int rows;
        private final Omissions omissions;
        private int transactions;
        private int holdings;

        Shown(Consumer<FeedLine> lines, int rows, int refusals) {
            this.lines = lines;
            this.rows = rows;
            this.omissions = new Omissions(lines, rows);
            omissions.refused(refusals);
        }

        @Override
        public void statement(Statement statement) {
            lines.accept(
                    new FeedLine.Account(
                            statement.account(), statement.balanceTold(), statement.asOf()));
            statement.leftOut().forEach(omissions::add);
            holdings += statement.holdings().map(List::size).orElse(0);
        }

        @Override
        public void transaction(NormalizedTransaction transaction) {
            transactions++;
            if (transactions <= rows) {
                lines.accept(new FeedLine.Transaction(transaction));
            }
        }

        @Override
        public void unreadable(LeftOut leftOut) {
            omissions.add(leftOut);
        }

        void end() {
            lines.accept(new FeedLine.PageEnd(omissions.take(), Optional.empty()));
            lines.accept(new FeedLine.Preview(transactions, holdings));
        }
    }
}
