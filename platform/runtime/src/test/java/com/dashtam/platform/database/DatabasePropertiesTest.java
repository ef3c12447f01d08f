package com.dashtam.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DatabasePropertiesTest {

    private static final DatabaseProperties.Role ROLE =
            new DatabaseProperties.Role("somebody", "confidential");

    @Test
    void readsHostPortAndNameFromTheAddress() {
        DatabaseProperties database = at("jdbc:postgresql://db.internal:6432/identity?ssl=true");

        assertThat(database.host()).isEqualTo("db.internal");
        assertThat(database.port()).isEqualTo(6432);
        assertThat(database.name()).isEqualTo("identity");
    }

    @Test
    void takesPostgresqlsOwnPortWhenNoneIsGiven() {
        assertThat(at("jdbc:postgresql://db/identity").port()).isEqualTo(5432);
    }

    @Test
    void hidesThePassword() {
        assertThat(at("jdbc:postgresql://db/identity").toString()).doesNotContain("confidential");
    }

    private static DatabaseProperties at(String url) {
        return new DatabaseProperties(url, ROLE, ROLE, ROLE, Duration.ofSeconds(1));
    }
}
