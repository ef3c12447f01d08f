package com.dashtam.platform.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The row that remembers how far Kafka has acknowledged, outside the slot. */
final class RelayProgress {

    /**
     * PostgreSQL's {@code -infinity}, which stands for a slot that has never delivered anything.
     */
    static final OffsetDateTime BEGINNING = OffsetDateTime.MIN;

    private final String slot;

    RelayProgress(String slot) {
        this.slot = slot;
    }

    void acknowledge(Connection connection, Instant newest) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        insert into relay_progress (slot_name, acked_at) values (?, ?)
                        on conflict (slot_name) do update
                        set acked_at = greatest(relay_progress.acked_at, excluded.acked_at)
                        """)) {
            update.setString(1, slot);
            update.setObject(2, newest.atOffset(ZoneOffset.UTC));
            update.executeUpdate();
        }
    }

    /** Notes, before a slot is replaced, from where rows must be sent again. */
    void beginRepair(Connection connection, Duration margin) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        """
                        insert into relay_progress (slot_name, acked_at, repair_from)
                        values (?, '-infinity', '-infinity')
                        on conflict (slot_name) do update set repair_from = coalesce(
                            relay_progress.repair_from,
                            relay_progress.acked_at - make_interval(secs => ?))
                        """)) {
            update.setString(1, slot);
            update.setDouble(2, margin.toSeconds());
            update.executeUpdate();
        }
    }

    /** From where rows must be sent again, when a repair has begun and not ended. */
    Optional<OffsetDateTime> repairFrom(Connection connection) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select repair_from from relay_progress where slot_name = ?")) {
            query.setString(1, slot);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        : Optional.empty();
            }
        }
    }

    void endRepair(Connection connection) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update relay_progress set repair_from = null where slot_name = ?")) {
            update.setString(1, slot);
            update.executeUpdate();
        }
    }
}
