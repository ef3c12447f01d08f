package com.dashtam.provider.application.feed;

import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.PageHash;
import com.dashtam.provider.domain.feed.Statement;
import com.dashtam.provider.domain.feed.StatementFile;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes lines of what a file holds: of each account its transactions, then its holdings. */
final class StatementLines implements StatementFile.Sink {

    /** Transactions a page. */
    static final int PAGE = 500;

    private final Consumer<FeedLine> lines;
    private final Omissions omissions;
    private final Optional<PageHash> file;
    private Optional<Statement> current = Optional.empty();
    private int onPage;

    /**
     * @param refusals how many statements the institution left out
     * @param file the hash of the file, which stands for each of its pages
     */
    StatementLines(Consumer<FeedLine> lines, int refusals, PageHash file) {
        this.lines = lines;
        this.file = Optional.of(file);
        this.omissions = new Omissions(lines, LeftOut.MOST_TOLD);
        omissions.refused(refusals);
    }

    @Override
    public void statement(Statement statement) {
        end();
        current = Optional.of(statement);
        statement.leftOut().forEach(omissions::add);
        lines.accept(
                new FeedLine.Account(
                        statement.account(), statement.balanceTold(), statement.asOf()));
    }

    @Override
    public void transaction(NormalizedTransaction transaction) {
        if (onPage == PAGE) {
            endPage();
        }
        lines.accept(new FeedLine.Transaction(transaction));
        onPage++;
    }

    @Override
    public void unreadable(LeftOut leftOut) {
        omissions.add(leftOut);
    }

    /** Ends the statement that was begun last. */
    void end() {
        current.ifPresent(this::end);
        current = Optional.empty();
    }

    private void end(Statement statement) {
        statement
                .holdings()
                .ifPresent(holdings -> {
                    lines.accept(
                            new FeedLine.HoldingsOf(
                                    statement.account().providerAccountId(), statement.asOf()));
                    holdings.forEach(it -> lines.accept(new FeedLine.Holding(it)));
                });
        endPage();
    }

    private void endPage() {
        lines.accept(new FeedLine.PageEnd(omissions.take(), file));
        onPage = 0;
    }
}
