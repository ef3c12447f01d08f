package com.dashtam.sync.application.imports;

import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.PageHash;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.sync.application.connection.KnownConnections;
import com.dashtam.sync.domain.feed.FeedProblem;
import com.dashtam.sync.domain.feed.FeedSink;
import com.dashtam.sync.domain.feed.StatementReader;
import com.dashtam.sync.domain.imports.StatementFile;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Reads statements whose connection is known here afterwards: the first one makes the connection,
 * and what it holds is merged sooner than the event about that arrives.
 */
public final class KnownStatements implements StatementReader {

    private final StatementReader reader;
    private final KnownConnections known;

    public KnownStatements(StatementReader reader, KnownConnections known) {
        this.reader = reader;
        this.known = known;
    }

    @Override
    public Result<Unit, FeedProblem> read(
            UUID userId, StatementFile file, Supplier<InputStream> content, FeedSink sink) {
        var listening = new Listening(sink);
        return reader.read(userId, file, content, listening)
                .flatMap(whole ->
                        listening
                                .connectionId
                                .map(id -> learn(id, userId))
                                .orElseGet(() -> Result.ok(whole)));
    }

    @Override
    public Result<Unit, FeedProblem> preview(
            StatementFile file, Supplier<InputStream> content, int rows, FeedSink sink) {
        return reader.preview(file, content, rows, sink);
    }

    private Result<Unit, FeedProblem> learn(UUID connectionId, UUID userId) {
        return known.findOwned(connectionId, userId)
                .map(_ -> Unit.DONE)
                .mapError(unknown -> FeedProblem.of(failureOf(unknown)));
    }

    private static FeedFailure failureOf(KnownConnections.Unknown unknown) {
        return switch (unknown) {
            case NO_SUCH_CONNECTION -> FeedFailure.CONNECTION_NOT_FOUND;
            case PROVIDER_SERVICE_AWAY -> FeedFailure.INSTITUTION_UNAVAILABLE;
        };
    }

    private static final class Listening implements FeedSink {

        private final FeedSink sink;
        private Optional<UUID> connectionId = Optional.empty();

        Listening(FeedSink sink) {
            this.sink = sink;
        }

        @Override
        public void connection(UUID id, String providerSlug) {
            connectionId = Optional.of(id);
            sink.connection(id, providerSlug);
        }

        @Override
        public void expects(int transactions) {
            sink.expects(transactions);
        }

        @Override
        public void account(
                NormalizedAccount account, boolean balanceTold, Optional<LocalDate> asOf) {
            sink.account(account, balanceTold, asOf);
        }

        @Override
        public void account(NormalizedAccount account) {
            sink.account(account);
        }

        @Override
        public void omission(LeftOut leftOut) {
            sink.omission(leftOut);
        }

        @Override
        public void transaction(NormalizedTransaction transaction) {
            sink.transaction(transaction);
        }

        @Override
        public void holdingsOf(String providerAccountId) {
            sink.holdingsOf(providerAccountId);
        }

        @Override
        public void holdingsOf(String providerAccountId, Optional<LocalDate> asOf) {
            sink.holdingsOf(providerAccountId, asOf);
        }

        @Override
        public void holding(NormalizedHolding holding) {
            sink.holding(holding);
        }

        @Override
        public void unreadable(int records) {
            sink.unreadable(records);
        }

        @Override
        public void pageEnd(Optional<PageHash> hash) {
            sink.pageEnd(hash);
        }
    }
}
