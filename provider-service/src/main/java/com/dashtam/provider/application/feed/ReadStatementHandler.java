package com.dashtam.provider.application.feed;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.PageHash;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.provider.application.ConnectionFacts;
import com.dashtam.provider.application.rawpage.RawPageKeeping;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.connection.Connections;
import com.dashtam.provider.domain.feed.FileKind;
import com.dashtam.provider.domain.feed.StatementFile;
import com.dashtam.provider.domain.feed.StatementFormats;
import com.dashtam.provider.domain.institution.FileInstitutions;
import com.dashtam.provider.domain.institution.Slug;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Reads a file and streams it like any other data. Users have one connection for all their files of
 * an institution, and one for those of institutions that the catalogue does not know; the first
 * file that can be read makes it.
 */
public final class ReadStatementHandler
        implements CommandHandler<ReadStatement, Feed, FeedLine.Failure> {

    private final FileInstitutions institutions;
    private final StatementFormats formats;
    private final Connections connections;
    private final Workflows workflows;
    private final Transactions transactions;
    private final RawPageKeeping rawPages;
    private final Ids ids;
    private final InstantSource clock;

    public ReadStatementHandler(
            FileInstitutions institutions,
            StatementFormats formats,
            Connections connections,
            Workflows workflows,
            Transactions transactions,
            RawPageKeeping rawPages,
            Ids ids,
            InstantSource clock) {
        this.institutions = institutions;
        this.formats = formats;
        this.connections = connections;
        this.workflows = workflows;
        this.transactions = transactions;
        this.rawPages = rawPages;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Result<Feed, FeedLine.Failure> handle(ReadStatement command, Caller caller) {
        return formats.of(command.kind())
                .open(command.file(), command.told())
                .flatMap(file ->
                        institutionOf(command.kind(), file)
                                .map(slug -> {
                                    Connection connection =
                                            connectionOf(command.userId(), slug, caller);
                                    PageHash hash = PageHash.of(command.file());
                                    rawPages.keep(connection.id(), hash, command.file());
                                    return (Feed) sink -> deliver(connection, file, hash, sink);
                                }))
                .mapError(FeedLine.Failure::of);
    }

    private Result<Slug, FeedFailure> institutionOf(FileKind kind, StatementFile file) {
        boolean decided = file.reading().stream().allMatch(it -> it.undecided().isEmpty());
        if (!decided) {
            return Result.err(FeedFailure.FILE_UNREADABLE);
        }
        return switch (kind) {
            case OFX -> Result.ok(institutions.of(file.institution()));
            case CSV ->
                    institutions
                            .tables()
                            .<Result<Slug, FeedFailure>>map(Result::ok)
                            .orElseGet(() -> Result.err(FeedFailure.FILE_UNREADABLE));
        };
    }

    private Connection connectionOf(UUID userId, Slug slug, Caller caller) {
        return connections
                .findActive(userId, slug)
                .orElseGet(() -> transactions.inTransaction(() -> connect(userId, slug, caller)));
    }

    private Connection connect(UUID userId, Slug slug, Caller caller) {
        var mine = Connection.active(ids.next(), userId, slug, Optional.empty(), clock.instant());
        if (connections.addForFiles(mine)) {
            workflows.record(ConnectionFacts.changed(mine), caller);
            return mine;
        }
        return connections.findActive(userId, slug).orElseThrow();
    }

    private void deliver(
            Connection connection, StatementFile file, PageHash hash, Consumer<FeedLine> sink) {
        sink.accept(
                new FeedLine.Connection(
                        connection.id(),
                        connection.slug().value(),
                        Optional.of(file.transactions())));
        var lines = new StatementLines(sink, file.refusals(), hash);
        file.deliver(lines);
        lines.end();
        connections.recordSync(connection.id(), clock.instant());
        sink.accept(new FeedLine.End());
    }
}
