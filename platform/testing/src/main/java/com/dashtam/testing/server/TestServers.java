package com.dashtam.testing.server;

import com.dashtam.local.server.KafkaServer;
import com.dashtam.local.server.MailboxServer;
import com.dashtam.local.server.PostgresServer;
import com.dashtam.local.server.RedisServer;
import com.dashtam.local.server.Supervisor;
import java.util.function.Supplier;

/** The servers that the tests of one JVM share; each starts when it is first asked for. */
public final class TestServers {

    private static final Supplier<Supervisor> SUPERVISOR = once(Supervisor::temporary);
    private static final Supplier<PostgresServer> POSTGRES = once(TestServers::ownPostgres);
    private static final Supplier<KafkaServer> KAFKA = once(TestServers::ownKafka);
    private static final Supplier<RedisServer> REDIS = once(TestServers::ownRedis);
    private static final Supplier<MailboxServer> MAILBOX =
            once(() ->
                    started(
                            new MailboxServer(
                                    SUPERVISOR.get(), MailboxServer.Settings.forTests())));

    private TestServers() {}

    public static PostgresServer postgres() {
        return POSTGRES.get();
    }

    public static KafkaServer kafka() {
        return KAFKA.get();
    }

    public static RedisServer redis() {
        return REDIS.get();
    }

    public static MailboxServer mailbox() {
        return MAILBOX.get();
    }

    /** A PostgreSQL of one's own, for tests that stop or kill it; the caller closes it. */
    public static PostgresServer ownPostgres() {
        return started(
                new PostgresServer(Supervisor.temporary(), PostgresServer.Settings.forTests()));
    }

    /** A Kafka of one's own, for tests that stop or kill it; the caller closes it. */
    public static KafkaServer ownKafka() {
        return started(new KafkaServer(Supervisor.temporary(), KafkaServer.Settings.forTests()));
    }

    /** A Redis of one's own, for tests that stop or kill it; the caller closes it. */
    public static RedisServer ownRedis() {
        return started(new RedisServer(Supervisor.temporary(), RedisServer.Settings.forTests()));
    }

    private static <T extends com.dashtam.local.server.LocalServer> T started(T server) {
        server.start();
        return server;
    }

    private static <T> Supplier<T> once(Supplier<T> maker) {
        return new Supplier<>() {
            private volatile boolean made;
            private @org.jspecify.annotations.Nullable T value;

            @Override
            public synchronized T get() {
                if (!made) {
                    value = maker.get();
                    made = true;
                }
                return java.util.Objects.requireNonNull(value);
            }
        };
    }
}
