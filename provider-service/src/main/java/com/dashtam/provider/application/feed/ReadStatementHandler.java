package com.dashtam.provider.application.feed;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.provider.application.ConnectionFacts;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.connection.Connections;
import com.dashtam.provider.domain.feed.Statement;
import com.dashtam.provider.domain.feed.StatementFormat;
import com.dashtam.provider.domain.institution.Slug;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Reads a file and streams it like any other data. Users have one connection for all their files;
 * the first file that can be read makes it.
 */
public final class ReadStatementHandler
        implements CommandHandler<ReadStatement, Feed, FeedLine.Failure> {

    /** Transactions a page. */
    static final int PAGE = 500;

    private final Slug slug;
    private final StatementFormat format;
    private final Connections connections;
    private final Workflows workflows;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public ReadStatementHandler(
            Slug slug,
            StatementFormat format,
            Connections connections,
            Workflows workflows,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.slug = slug;
        this.format = format;
        this.connections = connections;
        this.workflows = workflows;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Result<Feed, FeedLine.Failure> handle(ReadStatement command, Caller caller) {
        return format.read(command.file())
                .mapError(FeedLine.Failure::of)
                .map(statements -> {
                    Connection connection = connectionOf(command.userId(), caller);
                    return sink -> deliver(connection, statements, sink);
                });
    }

    private Connection connectionOf(UUID userId, Caller caller) {
        return connections
                .findActive(userId, slug)
                .orElseGet(() -> transactions.inTransaction(() -> connect(userId, caller)));
    }

    private Connection connect(UUID userId, Caller caller) {
        var mine = Connection.active(ids.next(), userId, slug, Optional.empty(), clock.instant());
        if (connections.addForFiles(mine)) {
            workflows.record(ConnectionFacts.changed(mine), caller);
            return mine;
        }
        return connections.findActive(userId, slug).orElseThrow();
    }

    private void deliver(
            Connection connection, List<Statement> statements, Consumer<FeedLine> sink) {
        int rows = statements.stream().mapToInt(it -> it.transactions().size()).sum();
        sink.accept(new FeedLine.Connection(connection.id(), slug.value(), Optional.of(rows)));
        for (Statement statement : statements) {
            sink.accept(new FeedLine.Account(statement.account()));
            int onPage = 0;
            for (NormalizedTransaction transaction : statement.transactions()) {
                if (onPage == PAGE) {
                    sink.accept(new FeedLine.PageEnd());
                    onPage = 0;
                }
                sink.accept(new FeedLine.Transaction(transaction));
                onPage++;
            }
            sink.accept(new FeedLine.PageEnd());
        }
        connections.recordSync(connection.id(), clock.instant());
        sink.accept(new FeedLine.End());
    }
}
