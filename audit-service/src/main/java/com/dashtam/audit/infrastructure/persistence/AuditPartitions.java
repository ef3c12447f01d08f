package com.dashtam.audit.infrastructure.persistence;

import com.dashtam.kernel.id.UuidV7;
import com.dashtam.platform.database.DatabaseProperties;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the trail's monthly partitions ahead of time, as the owner. {@code LIKE} + {@code ATTACH}
 * takes no lock that stops readers or writers.
 */
public final class AuditPartitions {

    private static final Logger log = LoggerFactory.getLogger(AuditPartitions.class);
    private static final String PREFIX = "audit_record_p";
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");
    // Any number will do, as long as all replicas use the same.
    private static final long MAINTENANCE_LOCK = 0x0DA5_47A0_0003L;

    private final DatabaseProperties database;
    private final int monthsAhead;
    private final InstantSource clock;

    public AuditPartitions(DatabaseProperties database, int monthsAhead, InstantSource clock) {
        this.database = database;
        this.monthsAhead = monthsAhead;
        this.clock = clock;
    }

    /** Makes what is missing; safe to run in several replicas at once. */
    public void maintain() throws SQLException {
        try (Connection owner = database.connectAs(database.owner());
                Statement sql = owner.createStatement()) {
            sql.execute("set lock_timeout = '5s'");
            sql.execute("select pg_advisory_lock(" + MAINTENANCE_LOCK + ")");
            YearMonth current = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
            List<String> present = present(sql);
            // Last month too: a clock may be set back over midnight.
            for (int i = -1; i <= monthsAhead; i++) {
                YearMonth month = current.plusMonths(i);
                if (!present.contains(nameOf(month))) {
                    add(sql, month);
                }
            }
        }
    }

    private static List<String> present(Statement sql) throws SQLException {
        var names = new ArrayList<String>();
        try (var rows =
                sql.executeQuery(
                        "select relname from pg_inherits join pg_class on oid = inhrelid"
                                + " where inhparent = 'audit_record'::regclass")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static void add(Statement sql, YearMonth month) throws SQLException {
        String name = nameOf(month);
        sql.execute(
                "create table if not exists %s (like audit_record including defaults including constraints including indexes)"
                        .formatted(name));
        sql.execute(
                "alter table audit_record attach partition %s for values from ('%s') to ('%s')"
                        .formatted(name, floor(month), floor(month.plusMonths(1))));
        log.debug("added audit partition {}", name);
    }

    private static String floor(YearMonth month) {
        return UuidV7.floor(month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant()).toString();
    }

    private static String nameOf(YearMonth month) {
        return PREFIX + month.format(MONTH);
    }
}
