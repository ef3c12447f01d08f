package com.dashtam.sync.system;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.provider.ConnectionChanged;
import com.dashtam.events.provider.ConnectionStatus;
import com.dashtam.events.provider.ProviderConnectionSucceeded;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.sync.fixture.HoldingDraft;
import com.dashtam.sync.system.ApiUser.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** One user's connection to a played institution. */
record Bank(SyncSystem system, ApiUser user, UUID connection) {

    static Bank of(SyncSystem system) {
        return new Bank(system, system.user(), UUID.randomUUID()).hasHoldings();
    }

    String accountsPath() {
        return "/internal/v1/connections/" + connection + "/accounts";
    }

    String transactionsPath() {
        return "/internal/v1/connections/" + connection + "/transactions";
    }

    String holdingsPath() {
        return "/internal/v1/connections/" + connection + "/holdings";
    }

    Bank has(NormalizedAccount... accounts) {
        system.provider().answers(accountsPath(), ProviderStub.feed(lines(accounts)));
        return this;
    }

    Bank has(NormalizedTransaction... transactions) {
        system.provider().answers(transactionsPath(), ProviderStub.feed(lines(transactions)));
        return this;
    }

    /** Whatever stands in the feed of holdings. */
    Bank hasHoldings(FeedLine... lines) {
        system.provider().answers(holdingsPath(), ProviderStub.feed(List.of(lines)));
        return this;
    }

    /** All that one account holds. */
    Bank holds(String account, HoldingDraft... holdings) {
        return hasHoldings(held(account, holdings).toArray(FeedLine[]::new));
    }

    static List<FeedLine> held(String account, HoldingDraft... holdings) {
        return Stream.<FeedLine>concat(
                        Stream.of(new FeedLine.HoldingsOf(account)),
                        Arrays.stream(holdings).map(row -> new FeedLine.Holding(row.get())))
                .toList();
    }

    static List<FeedLine> lines(NormalizedAccount... accounts) {
        return Arrays.stream(accounts).<FeedLine>map(FeedLine.Account::new).toList();
    }

    static List<FeedLine> lines(NormalizedTransaction... transactions) {
        return Arrays.stream(transactions).<FeedLine>map(FeedLine.Transaction::new).toList();
    }

    /** The lines with an end of a page behind them. */
    static List<FeedLine> page(List<FeedLine> lines) {
        return Stream.concat(lines.stream(), Stream.of(new FeedLine.PageEnd())).toList();
    }

    /** The connection is there, and nothing has been read yet. */
    Bank known() {
        system.publish(user.id(), changed(ConnectionStatus.active));
        eventually(
                "the connection",
                () ->
                        assertThat(user.get("/api/v1/providers/%s/accounts", connection).status())
                                .isEqualTo(200));
        return this;
    }

    /** Everything has been read once. */
    Bank read() {
        known();
        ended(sync("all", false));
        return this;
    }

    Answer sync(String scope, boolean force) {
        return user.post(
                "/api/v1/syncs",
                "{\"connection_id\": \"%s\", \"scope\": \"%s\", \"force\": %s}"
                        .formatted(connection, scope, force));
    }

    /** The sync that this answer tells of, when it has come to its end. */
    Answer ended(Answer started) {
        return user.ended("/api/v1/syncs/" + started.text("id"));
    }

    /** The user consents: everything else follows by itself. */
    Bank connect() {
        system.publish(user.id(), changed(ConnectionStatus.active));
        system.publish(user.id(), succeeded());
        return this;
    }

    ConnectionChanged changed(ConnectionStatus status) {
        return new ConnectionChanged(
                user.id(), connection, UUID.randomUUID(), "sandbox", status, null);
    }

    /** The connection stands for files that the user sends. */
    ConnectionChanged changedByFile() {
        return new ConnectionChanged(
                user.id(),
                connection,
                UUID.randomUUID(),
                "ofx_file",
                ConnectionStatus.active,
                null);
    }

    ProviderConnectionSucceeded succeeded() {
        return new ProviderConnectionSucceeded(
                user.id(), connection, UUID.randomUUID(), "sandbox", false);
    }
}
