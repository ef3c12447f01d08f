package com.dashtam.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.sync.domain.connection.Connection;
import com.dashtam.sync.domain.connection.ConnectionState;
import com.dashtam.sync.domain.connection.ConnectionStatus;
import com.dashtam.sync.domain.job.StageKind;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.fixture.Any;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public abstract class ConnectionsContract {

    private static final Instant DUE = Any.NOW.plusSeconds(60);

    private final Ports ports = ports();
    private final Holder holder = Any.holder();

    protected abstract Ports ports();

    @Test
    void keepsWhatProviderServiceSays() {
        save(Any.connectionOf(holder));

        Connection found = ports.connections().find(holder.connectionId()).orElseThrow();
        assertThat(found.state()).isEqualTo(Any.connectionOf(holder));
        assertThat(found.syncedAt()).isEmpty();
    }

    @Test
    void keepsItsOwnProgressWhenTheStateChanges() {
        save(Any.connectionOf(holder));
        for (StageKind kind : StageKind.values()) {
            var at = Any.NOW.plusSeconds(kind.ordinal());
            in(() -> ports.connections().synced(holder.connectionId(), kind, at));
        }

        save(state(ConnectionStatus.EXPIRED, Optional.empty()));
        Connection found = ports.connections().find(holder.connectionId()).orElseThrow();
        assertThat(found.state()).isEqualTo(state(ConnectionStatus.EXPIRED, Optional.empty()));
        assertThat(StageKind.values())
                .allSatisfy(kind ->
                        assertThat(found.syncedAt(kind))
                                .contains(Any.NOW.plusSeconds(kind.ordinal())));
    }

    @Test
    void findsNothingUnderAnUnknownIdentifier() {
        assertThat(ports.connections().find(UUID.randomUUID())).isEmpty();
        assertThat(lock(UUID.randomUUID())).isEmpty();
    }

    @Test
    void locksAConnectionWithItsState() {
        save(Any.connectionOf(holder));

        assertThat(lock(holder.connectionId()).orElseThrow().userId()).isEqualTo(holder.userId());
    }

    @Test
    void isDueFromItsMomentOn() {
        save(Any.connectionOf(holder));

        assertThat(dueAt(DUE.minusMillis(1))).doesNotContain(holder.connectionId());
        assertThat(dueAt(DUE)).contains(holder.connectionId());
    }

    @Test
    void keepsItsMomentWhenTheStateChanges() {
        save(Any.connectionOf(holder));
        in(() -> ports.connections().save(Any.connectionOf(holder), DUE.plusSeconds(600)));

        assertThat(dueAt(DUE)).contains(holder.connectionId());
    }

    @Test
    void isNotDueBeforeTheMomentThatWasSetLast() {
        save(Any.connectionOf(holder));
        in(() -> ports.connections().schedule(holder.connectionId(), DUE.plusSeconds(600)));

        assertThat(dueAt(DUE.plusSeconds(599))).doesNotContain(holder.connectionId());
        assertThat(dueAt(DUE.plusSeconds(600))).contains(holder.connectionId());
    }

    @Test
    void isDueEarlierWhileItIsWanted() {
        save(Any.connectionOf(holder));
        Instant earlier = DUE.minusSeconds(30);
        in(() -> ports.connections().want(holder.connectionId(), Optional.of(earlier)));

        assertThat(dueAt(earlier.minusMillis(1))).doesNotContain(holder.connectionId());
        assertThat(dueAt(earlier)).contains(holder.connectionId());
        assertThat(lock(holder.connectionId()).orElseThrow().wantedAt()).contains(earlier);

        in(() -> ports.connections().want(holder.connectionId(), Optional.empty()));
        assertThat(dueAt(earlier)).doesNotContain(holder.connectionId());
        assertThat(dueAt(DUE)).contains(holder.connectionId());
    }

    @Test
    void staysWantedWhenItIsScheduledOrItsStateChanges() {
        save(Any.connectionOf(holder));
        in(() -> ports.connections().want(holder.connectionId(), Optional.of(DUE)));
        in(() -> ports.connections().schedule(holder.connectionId(), DUE.plusSeconds(600)));
        save(Any.connectionOf(holder));

        assertThat(dueAt(DUE)).contains(holder.connectionId());
    }

    @Test
    void keepsTheLastBookmarkUntilItIsDisconnected() {
        save(Any.connectionOf(holder));
        assertThat(bookmark()).isEmpty();
        in(() -> ports.connections().bookmark(holder.connectionId(), "b-1"));
        in(() -> ports.connections().bookmark(holder.connectionId(), "b-2"));
        save(state(ConnectionStatus.EXPIRED, Optional.empty()));
        assertThat(bookmark()).contains("b-2");

        save(state(ConnectionStatus.DISCONNECTED, Optional.empty()));
        assertThat(bookmark()).isEmpty();
    }

    private Optional<String> bookmark() {
        return ports.connections().find(holder.connectionId()).flatMap(Connection::bookmark);
    }

    @Test
    void isNeverDueWhileItIsNotActive() {
        save(state(ConnectionStatus.REVOKED, Optional.of("x")));

        assertThat(dueAt(DUE.plusSeconds(600))).doesNotContain(holder.connectionId());
    }

    private ConnectionState state(ConnectionStatus status, Optional<String> alias) {
        return new ConnectionState(
                holder.connectionId(), holder.userId(), "sandbox", status, alias);
    }

    private void save(ConnectionState state) {
        in(() -> ports.connections().save(state, DUE));
    }

    private Optional<Connection> lock(UUID id) {
        return ports.transactions().inTransaction(() -> ports.connections().lock(id));
    }

    private List<UUID> dueAt(Instant now) {
        return ports
                .transactions()
                .inTransaction(() -> ports.connections().lockDue(now, 10_000))
                .stream()
                .map(Connection::id)
                .toList();
    }

    private void in(Runnable work) {
        ports.transactions()
                .inTransaction(() -> {
                    work.run();
                    return work;
                });
    }
}
