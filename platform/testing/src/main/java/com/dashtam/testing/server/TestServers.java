package com.dashtam.testing.server;

import com.dashtam.local.server.Kafka;
import com.dashtam.local.server.MailboxServer;
import com.dashtam.local.server.Postgres;
import com.dashtam.local.server.Redis;
import com.dashtam.local.server.Supervisor;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The servers that the tests of one JVM share; each starts when it is first asked for. They are
 * child processes, or containers with {@code -Dinfra=containers}.
 */
public final class TestServers {

    private static final Supplier<Postgres> POSTGRES = once(TestServers::ownPostgres);
    private static final Supplier<Kafka> KAFKA = once(TestServers::ownKafka);
    private static final Supplier<Redis> REDIS = once(TestServers::ownRedis);
    private static final Supplier<MailboxServer> MAILBOX = once(TestServers::ownMailbox);

    private TestServers() {}

    public static Postgres postgres() {
        return POSTGRES.get();
    }

    public static Kafka kafka() {
        return KAFKA.get();
    }

    public static Redis redis() {
        return REDIS.get();
    }

    public static MailboxServer mailbox() {
        return MAILBOX.get();
    }

    /** A PostgreSQL of one's own, for tests that stop or kill it; the caller closes it. */
    public static Postgres ownPostgres() {
        return Infrastructure.chosen().postgres();
    }

    /** A Kafka of one's own, for tests that stop or kill it; the caller closes it. */
    public static Kafka ownKafka() {
        return Infrastructure.chosen().kafka();
    }

    /** A Redis of one's own, for tests that stop or kill it; the caller closes it. */
    public static Redis ownRedis() {
        return Infrastructure.chosen().redis();
    }

    /** Always a child process: no image is like it. */
    private static MailboxServer ownMailbox() {
        var mailbox = new MailboxServer(Supervisor.temporary(), MailboxServer.Settings.forTests());
        mailbox.start();
        return mailbox;
    }

    private static <T> Supplier<T> once(Supplier<T> maker) {
        return new Supplier<>() {
            private @Nullable T value;

            @Override
            public synchronized T get() {
                if (value == null) {
                    value = Objects.requireNonNull(maker.get());
                }
                return value;
            }
        };
    }
}
