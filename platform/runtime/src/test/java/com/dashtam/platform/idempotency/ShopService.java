package com.dashtam.platform.idempotency;

import com.dashtam.kernel.command.Actor;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.platform.http.AccessControl;
import com.dashtam.platform.http.Forwarders;
import com.dashtam.platform.http.Principal;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.sample.Http;
import com.dashtam.testing.server.TestDatabase;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An instance of a service that sends parcels; the bearer token is the user's id. */
final class ShopService implements AutoCloseable {

    private static final class Shared {
        static final TestDatabase DATABASE = database();
        static final ShopService FIRST = start(DATABASE);
        static final ShopService TWIN = start(DATABASE);

        private static TestDatabase database() {
            TestDatabase database = TestDatabase.create();
            try (var owner = database.connectAsOwner();
                    var sql = owner.createStatement()) {
                sql.execute("create table parcel (id uuid primary key, owner uuid not null)");
                sql.execute("grant all on parcel to public");
                return database;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final ConfigurableApplicationContext context;

    private ShopService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static ShopService first() {
        return Shared.FIRST;
    }

    /** Another instance on the same database. */
    static ShopService twin() {
        return Shared.TWIN;
    }

    /** One more of them. */
    static ShopService another() {
        return start(Shared.DATABASE);
    }

    private static ShopService start(TestDatabase database) {
        var properties = new HashMap<String, Object>(database.environment());
        properties.put(
                "spring.config.import",
                "classpath:dashtam-platform.yaml,classpath:dashtam-data.yaml");
        properties.put("spring.application.name", "shop-service");
        properties.put("dashtam.http.contracts", "keyed");
        properties.put("dashtam.outbox.topic", "identity");
        properties.put("dashtam.relay.enabled", "false");
        properties.put("DASHTAM_KAFKA", "127.0.0.1:1");
        properties.put("DASHTAM_KEY_HMAC", "bG9jYWwta2V5LW9mLXRoaXJ0eS10d28tYnl0ZXMtISE=");
        properties.put("DASHTAM_PORT", "0");
        properties.put("DASHTAM_MANAGEMENT_PORT", "0");
        properties.put("logging.level.root", "WARN");
        return new ShopService(
                new SpringApplicationBuilder(Application.class)
                        .web(WebApplicationType.SERVLET)
                        .properties(properties)
                        .run("--spring.servlet.multipart.enabled=true"));
    }

    Http http() {
        return new Http(
                context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(ShopController.class)
    static class Application {

        @Bean
        Shop shop(Workflows workflows, Transactions transactions, JdbcClient jdbc) {
            return new Shop(workflows, transactions, jdbc);
        }

        @Bean
        AccessControl believesEverybody() {
            return (operation, authorization) -> {
                if (authorization == null) {
                    throw new ProblemException(ProblemType.UNAUTHORIZED, "A token is needed.");
                }
                var id = UUID.fromString(authorization.substring("Bearer ".length()));
                Principal principal = () -> new Actor.User(id);
                return Optional.of(principal);
            };
        }

        @Bean
        Forwarders believesNobody() {
            return token -> false;
        }
    }
}
