package com.dashtam.platform.outbox;

import com.dashtam.platform.database.DatabaseProperties;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the outbox's daily partitions ahead of time and drops those whose rows are all acknowledged
 * and older than the repair window. Never takes a lock that stops writers: {@code LIKE} + {@code
 * ATTACH} to add, {@code DETACH CONCURRENTLY} to remove.
 */
public final class OutboxPartitions {

    private static final Logger log = LoggerFactory.getLogger(OutboxPartitions.class);
    private static final String PREFIX = "outbox_p";
    // Any number will do, as long as all replicas of a service use the same.
    private static final long MAINTENANCE_LOCK = 0x0DA5_47A0_0001L;

    private final DatabaseProperties database;
    private final OutboxProperties properties;
    private final InstantSource clock;

    public OutboxPartitions(
            DatabaseProperties database, OutboxProperties properties, InstantSource clock) {
        this.database = database;
        this.properties = properties;
        this.clock = clock;
    }

    /** Brings the partitions in order; safe to run in several replicas at once. */
    public void maintain() throws SQLException {
        try (Connection owner = database.connectAs(database.owner());
                Statement sql = owner.createStatement()) {
            sql.execute("set lock_timeout = '5s'");
            sql.execute("select pg_advisory_lock(" + MAINTENANCE_LOCK + ")");
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            List<LocalDate> present = present(sql);
            // Yesterday too: a transaction may carry a timestamp from just before midnight.
            for (int day = -1; day <= properties.daysAhead(); day++) {
                if (!present.contains(today.plusDays(day))) {
                    add(sql, today.plusDays(day));
                }
            }
            for (LocalDate day : present) {
                if (day.isBefore(today.minusDays(properties.window().toDays()))
                        && isAcknowledged(sql, day)) {
                    remove(sql, day);
                }
            }
        }
    }

    private static List<LocalDate> present(Statement sql) throws SQLException {
        var days = new ArrayList<LocalDate>();
        try (var rows =
                sql.executeQuery(
                        "select relname from pg_inherits join pg_class on oid = inhrelid"
                                + " where inhparent = 'outbox'::regclass")) {
            while (rows.next()) {
                String digits = rows.getString(1).substring(PREFIX.length());
                days.add(
                        LocalDate.parse(digits, java.time.format.DateTimeFormatter.BASIC_ISO_DATE));
            }
        }
        return days;
    }

    private static void add(Statement sql, LocalDate day) throws SQLException {
        String name = nameOf(day);
        sql.execute(
                "create table if not exists "
                        + name
                        + " (like outbox including defaults including constraints including indexes)");
        sql.execute(
                "alter table outbox attach partition %s for values from ('%sT00:00:00Z') to ('%sT00:00:00Z')"
                        .formatted(name, day, day.plusDays(1)));
        log.debug("added outbox partition {}", name);
    }

    private static boolean isAcknowledged(Statement sql, LocalDate day) throws SQLException {
        try (var rows =
                sql.executeQuery(
                        "select coalesce(min(acked_at) >= '%sT00:00:00Z', false) from relay_progress"
                                .formatted(day.plusDays(1)))) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static void remove(Statement sql, LocalDate day) throws SQLException {
        String name = nameOf(day);
        sql.execute("alter table outbox detach partition " + name + " concurrently");
        sql.execute("drop table " + name);
        log.info("dropped outbox partition {}", name);
    }

    private static String nameOf(LocalDate day) {
        return PREFIX + day.format(java.time.format.DateTimeFormatter.BASIC_ISO_DATE);
    }
}
