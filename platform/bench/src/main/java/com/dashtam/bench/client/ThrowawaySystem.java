package com.dashtam.bench.client;

import com.dashtam.local.server.PostgresServer.Durability;
import com.dashtam.local.server.Supervisor;
import com.dashtam.local.system.LocalSystem;
import com.dashtam.local.system.PortPlan;
import com.dashtam.local.system.Secrets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A whole system for one experiment, whose folder goes with this JVM. Passwords are cheap to hash
 * and limits are wide: neither is what is looked at.
 */
public final class ThrowawaySystem {

    private static final String LOWEST_COST = "4";
    private static final int MANY = 1_000_000;

    private ThrowawaySystem() {}

    /** Not yet started. */
    public static LocalSystem create() {
        return with(Map.of());
    }

    /** The same with further variables. */
    public static LocalSystem with(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(cheapPasswords());
        environment.putAll(variables);
        Supervisor supervisor = Supervisor.temporary();
        return new LocalSystem(
                supervisor,
                PortPlan.free(),
                Secrets.in(supervisor.folder().resolve("secrets.properties")),
                Durability.NO_FSYNC,
                environment);
    }

    /** Variables that make passwords cheap to hash, and limits wide. */
    public static Map<String, String> cheapPasswords() {
        Map<String, String> environment = new HashMap<>(wideLimits());
        environment.put("DASHTAM_PASSWORD_COST", LOWEST_COST);
        return Map.copyOf(environment);
    }

    /** Variables that let the limiter work as ever, with buckets that no experiment empties. */
    public static Map<String, String> wideLimits() {
        return Map.of("SPRING_APPLICATION_JSON", limits());
    }

    private static String limits() {
        return Stream.of(
                        "auth_login",
                        "auth_register",
                        "auth_password_reset",
                        "auth_token_refresh",
                        "provider_connect",
                        "provider_webhook",
                        "provider_sync",
                        "api_read",
                        "api_write",
                        "sse_stream")
                .map(policy ->
                        "\"%s\":{\"capacity\":%d,\"refill-per-minute\":%d}"
                                .formatted(policy, MANY, MANY))
                .collect(
                        Collectors.joining(
                                ",", "{\"dashtam\":{\"limits\":{\"policies\":{", "}}}}"));
    }
}
