package com.dashtam.sync.memory;

import com.dashtam.sync.domain.connection.Connection;
import com.dashtam.sync.domain.connection.ConnectionState;
import com.dashtam.sync.domain.connection.ConnectionStatus;
import com.dashtam.sync.domain.connection.Connections;
import com.dashtam.sync.domain.job.StageKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

final class InMemoryConnections implements Connections {

    private final Memory memory;

    InMemoryConnections(Memory memory) {
        this.memory = memory;
    }

    @Override
    public void save(ConnectionState state, Instant firstDue) {
        var before = find(state.id());
        memory.connections.put(
                state.id(),
                new Connection(
                        before.map(b -> keepingUser(state, b)).orElse(state),
                        before.map(Connection::syncedAt).orElse(Map.of()),
                        before.flatMap(Connection::wantedAt),
                        before.flatMap(Connection::bookmark)
                                .filter(_ -> state.status() != ConnectionStatus.DISCONNECTED)));
        memory.dueAt.putIfAbsent(state.id(), firstDue);
    }

    private static ConnectionState keepingUser(ConnectionState state, Connection before) {
        return new ConnectionState(
                state.id(), before.userId(), state.providerSlug(), state.status(), state.alias());
    }

    @Override
    public Optional<Connection> find(UUID id) {
        return Optional.ofNullable(memory.connections.get(id));
    }

    @Override
    public Optional<Connection> lock(UUID id) {
        return find(id);
    }

    @Override
    public List<Connection> lockDue(Instant now, int limit) {
        return memory.connections.values().stream()
                .filter(c -> c.state().isActive())
                .filter(c -> c.isWanted(now) || !dueAt(c).isAfter(now))
                .sorted(Comparator.comparing(this::dueAt))
                .limit(limit)
                .toList();
    }

    private Instant dueAt(Connection connection) {
        return memory.dueAt.getOrDefault(connection.id(), Instant.MAX);
    }

    @Override
    public void schedule(UUID id, Instant due) {
        memory.dueAt.put(id, due);
    }

    @Override
    public void want(UUID id, Optional<Instant> from) {
        change(
                id,
                before ->
                        new Connection(before.state(), before.syncedAt(), from, before.bookmark()));
    }

    @Override
    public void synced(UUID id, StageKind kind, Instant at) {
        change(
                id,
                before -> {
                    var syncedAt = new HashMap<>(before.syncedAt());
                    syncedAt.put(kind, at);
                    return new Connection(
                            before.state(), syncedAt, before.wantedAt(), before.bookmark());
                });
    }

    @Override
    public void bookmark(UUID id, String text) {
        change(
                id,
                before ->
                        new Connection(
                                before.state(),
                                before.syncedAt(),
                                before.wantedAt(),
                                Optional.of(text)));
    }

    private void change(UUID id, UnaryOperator<Connection> change) {
        memory.connections.computeIfPresent(id, (_, before) -> change.apply(before));
    }
}
