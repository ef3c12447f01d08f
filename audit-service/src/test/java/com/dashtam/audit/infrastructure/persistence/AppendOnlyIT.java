package com.dashtam.audit.infrastructure.persistence;

import static com.dashtam.audit.fixture.EntryBuilder.anyEntry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dashtam.audit.fixture.AuditDatabase;
import com.dashtam.kernel.id.UuidV7;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppendOnlyIT {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static AuditDatabase database;

    @BeforeAll
    static void start() throws SQLException {
        database = AuditDatabase.create();
        new JdbcAuditRecords(database.jdbc(), new UuidV7(Clock.systemUTC()))
                .append(List.of(anyEntry().build()), Instant.now());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_record set actor = 'nobody'",
                "delete from audit_record",
                "truncate audit_record",
                "update %s set actor = 'nobody'",
                "delete from %s",
                "truncate %s",
                "insert into %s select * from %1$s",
                "drop table %s",
                "alter table audit_record detach partition %s",
                "alter table audit_record add column more text",
                "select setval('audit_record_sequence', 1)"
            })
    void refusesTheServiceEverythingButAddingAndReading(String statement) throws SQLException {
        String sql = statement.formatted(currentPartition());
        try (var app = database.server().connectAsApp();
                var change = app.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> change.execute(sql))
                    .extracting(SQLException::getSQLState)
                    .isEqualTo(INSUFFICIENT_PRIVILEGE);
        }
        assertThat(database.jdbc().sql("select actor from audit_record").query().listOfRows())
                .hasSize(1)
                .noneMatch(row -> "nobody".equals(row.get("actor")));
    }

    @Test
    void makesMonthlyPartitionsAheadAndLeavesThoseThatAreThere() throws SQLException {
        InstantSource newYearsEve = () -> Instant.parse("2031-12-31T23:59:59Z");

        database.partitions(newYearsEve, 2).maintain();
        database.partitions(newYearsEve, 2).maintain();

        assertThat(partitions())
                .contains(
                        "audit_record_p203111",
                        "audit_record_p203112",
                        "audit_record_p203201",
                        "audit_record_p203202")
                .doesNotContain("audit_record_p203203")
                .contains(currentPartition());
    }

    private static String currentPartition() {
        return "audit_record_p" + YearMonth.now(ZoneOffset.UTC).toString().replace("-", "");
    }

    private static List<String> partitions() {
        return database.jdbc()
                .sql(
                        "select relname from pg_inherits join pg_class on oid = inhrelid"
                                + " where inhparent = 'audit_record'::regclass")
                .query((row, number) -> row.getString(1))
                .list();
    }
}
