package com.dashtam.sync.domain.connection;

import com.dashtam.sync.domain.job.StageKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The connections known here. Callers provide the transaction. */
public interface Connections {

    /**
     * Keeps what provider-service says; how far this service has come stays as it was, but for the
     * bookmark of a connection that is disconnected, which is forgotten.
     *
     * @param firstDue when a connection that is new here falls due by schedule
     */
    void save(ConnectionState state, Instant firstDue);

    Optional<Connection> find(UUID id);

    default Optional<Connection> findOwned(UUID id, UUID userId) {
        return find(id).filter(connection -> connection.userId().equals(userId));
    }

    /** A connection, locked until the transaction ends, so that jobs are made one at a time. */
    Optional<Connection> lock(UUID id);

    /**
     * Active connections that are due or wanted, locked; those that another instance holds are
     * skipped.
     */
    List<Connection> lockDue(Instant now, int limit);

    /** Sets when the connection is due next. */
    void schedule(UUID id, Instant due);

    /** Sets from when on the connection is wanted besides; absent when it is not. */
    void want(UUID id, Optional<Instant> from);

    /** Remembers from where the next reading of the transactions may go on. */
    void bookmark(UUID id, String text);

    /** Remembers when the last complete reading of one kind began. */
    void synced(UUID id, StageKind kind, Instant at);
}
