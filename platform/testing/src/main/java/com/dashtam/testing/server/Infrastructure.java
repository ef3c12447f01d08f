package com.dashtam.testing.server;

import com.dashtam.local.server.Kafka;
import com.dashtam.local.server.KafkaServer;
import com.dashtam.local.server.LocalServer;
import com.dashtam.local.server.Postgres;
import com.dashtam.local.server.PostgresServer;
import com.dashtam.local.server.Redis;
import com.dashtam.local.server.RedisServer;
import com.dashtam.local.server.Supervisor;
import com.dashtam.testing.container.Containers;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where the servers of tests come from: the system property {@code infra}. */
enum Infrastructure {
    /** Child processes from Maven artifacts: the default. */
    EMBEDDED,
    /** Containers of the official images. */
    CONTAINERS;

    private static final String PROPERTY = "infra";

    static Infrastructure chosen() {
        return parse(Optional.ofNullable(System.getProperty(PROPERTY)).orElse("embedded"));
    }

    /**
     * @throws IllegalArgumentException when it is neither word
     */
    static Infrastructure parse(String word) {
        return Arrays.stream(values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "-Dinfra is embedded or containers, not " + word));
    }

    Postgres postgres() {
        return switch (this) {
            case EMBEDDED ->
                    started(
                            new PostgresServer(
                                    Supervisor.temporary(), PostgresServer.Settings.forTests()));
            case CONTAINERS -> started(new Containers().postgres());
        };
    }

    Kafka kafka() {
        return switch (this) {
            case EMBEDDED ->
                    started(
                            new KafkaServer(
                                    Supervisor.temporary(), KafkaServer.Settings.forTests()));
            case CONTAINERS -> started(new Containers().kafka());
        };
    }

    Redis redis() {
        return switch (this) {
            case EMBEDDED ->
                    started(
                            new RedisServer(
                                    Supervisor.temporary(), RedisServer.Settings.forTests()));
            case CONTAINERS -> started(new Containers().redis());
        };
    }

    private static <T extends LocalServer> T started(T server) {
        server.start();
        return server;
    }
}
