package com.dashtam.provider.application.feed;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.connection.Connections;
import com.dashtam.provider.domain.connection.LoginKeys;
import com.dashtam.provider.domain.feed.Adapters;
import com.dashtam.provider.domain.feed.ChangeFeed;
import com.dashtam.provider.domain.feed.OnlineInstitution;
import com.dashtam.provider.domain.feed.Period;
import com.dashtam.provider.domain.feed.StatementFormat;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds out whether a connection can be read, and how. */
public final class FeedSources {

    private final Connections connections;
    private final Adapters adapters;
    private final InstitutionCalls calls;
    private final LoginKeys logins;
    private final InstantSource clock;

    public FeedSources(
            Connections connections,
            Adapters adapters,
            InstitutionCalls calls,
            LoginKeys logins,
            InstantSource clock) {
        this.connections = connections;
        this.adapters = adapters;
        this.calls = calls;
        this.logins = logins;
        this.clock = clock;
    }

    Result<Source, FeedLine.Failure> open(UUID connectionId, Caller caller) {
        var found = connections.find(connectionId);
        if (found.isEmpty()) {
            return Result.err(FeedLine.Failure.of(FeedFailure.CONNECTION_NOT_FOUND));
        }
        Connection connection = found.get();
        if (!connection.isActive()) {
            return Result.err(FeedLine.Failure.of(FeedFailure.CONNECTION_NOT_ACTIVE));
        }
        var pause = connection.pause(clock.instant());
        if (pause.isPresent()) {
            return Result.err(
                    new FeedLine.Failure(
                            FeedFailure.RATE_LIMITED, pause.map(FeedSources::wholeSeconds)));
        }
        var adapter = adapters.find(connection.slug());
        if (adapter.isEmpty()) {
            return Result.err(FeedLine.Failure.of(FeedFailure.INSTITUTION_UNAVAILABLE));
        }
        return switch (adapter.get()) {
            case OnlineInstitution online -> Result.ok(new Source(connection, online, caller));
            case StatementFormat _ ->
                    Result.err(FeedLine.Failure.of(FeedFailure.CONNECTION_WITHOUT_FEED));
        };
    }

    private static int wholeSeconds(Duration pause) {
        return Math.toIntExact(pause.plusSeconds(1).minusNanos(1).toSeconds());
    }

    /** One connection on behalf of one caller. */
    final class Source {

        private final Connection connection;
        private final OnlineInstitution institution;
        private final Caller caller;

        private Source(Connection connection, OnlineInstitution institution, Caller caller) {
            this.connection = connection;
            this.institution = institution;
            this.caller = caller;
        }

        Cursor<NormalizedAccount> accounts() {
            return new Cursor<>(position ->
                    calls.call(connection, caller, token -> institution.accounts(token, position)));
        }

        Cursor<NormalizedTransaction> transactions(NormalizedAccount account, Period period) {
            return new Cursor<>(position ->
                    calls.call(
                            connection,
                            caller,
                            token -> institution.transactions(token, account, period, position)));
        }

        Optional<ChangeFeed> changes() {
            return institution.changes();
        }

        ChangePages changes(ChangeFeed changes, Optional<String> bookmark) {
            return new ChangePages(
                    bookmark,
                    position ->
                            calls.call(
                                    connection, caller, token -> changes.since(token, position)));
        }

        Cursor<NormalizedHolding> holdings(NormalizedAccount account) {
            return new Cursor<>(position ->
                    calls.call(
                            connection,
                            caller,
                            token -> institution.holdings(token, account, position)));
        }

        /** Accounts come and go; the newest reading counts. */
        void rememberLogin(List<String> accountIds) {
            if (!accountIds.isEmpty()) {
                connections.rememberLogin(
                        connection.id(), logins.of(connection.slug(), accountIds));
            }
        }

        void recordSync() {
            connections.recordSync(connection.id(), clock.instant());
        }
    }
}
