package com.dashtam.provider.infrastructure.persistence;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.provider.contract.ConnectionsContract;
import com.dashtam.provider.domain.connection.Connections;
import com.dashtam.provider.fixture.ProviderDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcConnectionsIT extends ConnectionsContract {

    private static final ProviderDatabase DATABASE = new ProviderDatabase();
    private static final JdbcClient JDBC = DATABASE.jdbc();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    protected Connections connections() {
        return new JdbcConnections(JDBC);
    }

    @Test
    void mayNotEmptyTheTable() {
        assertThatThrownBy(() -> JDBC.sql("truncate connection").update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
    }
}
