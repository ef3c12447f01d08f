package com.dashtam.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.TestPlatform;
import com.dashtam.platform.database.DatabaseProperties;
import com.dashtam.testing.server.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxPartitionsIT {

    private static final Instant LATER = Instant.now().plus(10, ChronoUnit.DAYS);

    private TestDatabase database;
    private TestPlatform platform;

    @BeforeEach
    void start() {
        database = TestDatabase.create();
        platform =
                TestPlatform.start(
                        database,
                        "127.0.0.1:1",
                        Topic.IDENTITY,
                        Map.of("dashtam.relay.enabled", false));
    }

    @AfterEach
    void stop() {
        platform.close();
        database.close();
    }

    @Test
    void makesPartitionsAheadOfTimeAndTwiceChangesNothing() throws SQLException {
        List<String> first = partitions();

        at(Instant.now()).maintain();

        assertThat(first).hasSize(5);
        assertThat(partitions()).isEqualTo(first);
    }

    @Test
    void keepsOldPartitionsUntilKafkaHasAcknowledgedThem() throws SQLException {
        List<String> before = partitions();

        at(LATER).maintain();

        assertThat(partitions()).containsAll(before).hasSize(10);
    }

    @Test
    void dropsOldPartitionsOnceTheyAreAcknowledged() throws SQLException {
        List<String> before = partitions();
        try (var connection = database.connect();
                var sql = connection.createStatement()) {
            sql.execute("insert into relay_progress values ('slot', now() + interval '20 days')");
        }

        at(LATER).maintain();

        assertThat(partitions()).doesNotContainAnyElementsOf(before).hasSize(5);
    }

    private OutboxPartitions at(Instant now) {
        var properties =
                new OutboxProperties(
                        Topic.IDENTITY, 3, Duration.ofDays(3), Duration.ofHours(1), "");
        return new OutboxPartitions(platform.get(DatabaseProperties.class), properties, () -> now);
    }

    private List<String> partitions() {
        return platform.jdbc()
                .sql(
                        "select inhrelid::regclass::text from pg_inherits"
                                + " where inhparent = 'outbox'::regclass order by 1")
                .query(String.class)
                .list();
    }
}
