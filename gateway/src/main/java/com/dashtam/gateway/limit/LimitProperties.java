package com.dashtam.gateway.limit;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param policies by the name that contracts use
 */
@ConfigurationProperties("dashtam.limits")
public record LimitProperties(Map<String, Policy> policies, Redis redis) {

    public LimitProperties {
        policies = Map.copyOf(policies);
    }

    /**
     * @param connections at most; as many requests can ask at one time
     * @param timeout of one connect, and of one command
     * @param admission how long a request waits for its turn
     * @param failures in a row after which Redis counts as away
     * @param probeInterval between two looks whether it is back
     */
    public record Redis(
            URI url,
            @DefaultValue("64") int connections,
            @DefaultValue("200ms") Duration timeout,
            @DefaultValue("50ms") Duration admission,
            @DefaultValue("3") int failures,
            @DefaultValue("500ms") Duration probeInterval) {

        /** The address may hold a password. */
        @Override
        public String toString() {
            return "Redis[" + url.getHost() + ":" + url.getPort() + "]";
        }
    }
}
