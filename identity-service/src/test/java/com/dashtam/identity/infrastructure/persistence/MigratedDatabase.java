package com.dashtam.identity.infrastructure.persistence;

import com.dashtam.identity.domain.user.PasswordHash;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.fixture.World;
import com.dashtam.testing.server.TestDatabase;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The service's tables in a database of their own, seen with the rights the service has. */
final class MigratedDatabase implements AutoCloseable {

    private final TestDatabase database = TestDatabase.create();
    private final Map<String, String> environment = database.environment();
    private final HikariDataSource app;

    MigratedDatabase() {
        Flyway.configure()
                .dataSource(
                        database.url(),
                        environment.get("DASHTAM_DB_OWNER_USER"),
                        environment.get("DASHTAM_DB_OWNER_PASSWORD"))
                .placeholders(Map.of("app_role", environment.get("DASHTAM_DB_USER")))
                .load()
                .migrate();
        var pool = new HikariConfig();
        pool.setJdbcUrl(database.url());
        pool.setUsername(environment.get("DASHTAM_DB_USER"));
        pool.setPassword(environment.get("DASHTAM_DB_PASSWORD"));
        pool.setMaximumPoolSize(16);
        app = new HikariDataSource(pool);
    }

    DataSource dataSource() {
        return app;
    }

    JdbcClient jdbc() {
        return JdbcClient.create(app);
    }

    PlatformTransactionManager transactions() {
        return new DataSourceTransactionManager(app);
    }

    UUID anyUser() {
        var user =
                User.registered(
                        UUID.randomUUID(),
                        World.anyEmail(),
                        new PasswordHash("{x}secret"),
                        Instant.parse("2026-03-01T12:00:00Z"));
        if (!new JdbcUsers(jdbc()).add(user)) {
            throw new IllegalStateException("address taken");
        }
        return user.id();
    }

    @Override
    public void close() {
        app.close();
        database.close();
    }
}
