package com.dashtam.provider.infrastructure.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.provider.contract.ConnectionsContract;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.connection.Connections;
import com.dashtam.provider.fixture.ProviderDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

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

    @Test
    void waitsForTheDiskWithEverythingButTheLastSync() throws SQLException {
        DATABASE.execute(
                """
                create table seen (connection_id uuid, setting text);
                create function see() returns trigger language plpgsql security definer as $$
                    begin
                        insert into public.seen
                        values (new.id, current_setting('synchronous_commit'));
                        return new;
                    end
                $$;
                create trigger seen after update on connection for each row execute function see();
                """);
        Connection connection =
                Connection.active(
                        UUID.randomUUID(), UUID.randomUUID(), BANK, Optional.empty(), NOW);
        connections().add(connection);

        connections().recordSync(connection.id(), NOW);
        connections().update(connection);

        assertThat(settings(connection.id())).containsExactly("off", "on");
    }

    private static List<String> settings(UUID connection) throws SQLException {
        DATABASE.execute("grant select on seen to public");
        return JDBC.sql("select setting from seen where connection_id = :id order by ctid")
                .param("id", connection)
                .query(String.class)
                .list();
    }

    @Test
    void refusesToRiskWhatElseIsInATransaction() {
        var transaction = new TransactionTemplate(DATABASE.transactions());

        assertThatThrownBy(() ->
                        transaction.executeWithoutResult(
                                _ -> connections().recordSync(UUID.randomUUID(), NOW)))
                .isInstanceOf(IllegalStateException.class);
    }
}
