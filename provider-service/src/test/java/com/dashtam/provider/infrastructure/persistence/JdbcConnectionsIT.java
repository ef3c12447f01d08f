package com.dashtam.provider.infrastructure.persistence;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.provider.contract.ConnectionsContract;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.connection.Connections;
import com.dashtam.provider.fixture.ProviderDatabase;
import java.util.Optional;
import java.util.UUID;
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
    void mayNotDeleteARow() {
        Connection connection =
                Connection.active(
                        UUID.randomUUID(), UUID.randomUUID(), BANK, Optional.empty(), NOW);
        connections().add(connection);

        assertThatThrownBy(() ->
                        JDBC.sql("delete from connection where id = :id")
                                .param("id", connection.id())
                                .update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
    }
}
