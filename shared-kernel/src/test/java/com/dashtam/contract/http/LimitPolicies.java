package com.dashtam.contract.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The rate-limit policies, from the configuration of the gateway, which applies them. */
public final class LimitPolicies {

    private static final Path GATEWAY = Path.of("../gateway/src/main/resources/application.yaml");

    private LimitPolicies() {}

    /** Each policy by its name: capacity, refill-per-minute and scope. */
    public static Node all() {
        try {
            var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            for (Object document : yaml.loadAll(Files.readString(GATEWAY))) {
                var policies = Node.of(document).child("dashtam").child("limits").child("policies");
                if (!policies.names().isEmpty()) {
                    return policies;
                }
            }
            throw new IllegalStateException("no dashtam.limits.policies in " + GATEWAY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
