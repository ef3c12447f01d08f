package com.dashtam.gateway.limit;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param policies by the name that contracts use
 * @param maxLocalBuckets kept while Redis is away; the longest unused are forgotten beyond that
 */
@ConfigurationProperties("dashtam.limits")
public record LimitProperties(
        Map<String, Policy> policies,
        Redis redis,
        @DefaultValue Leases leases,
        @DefaultValue("50000") int maxLocalBuckets) {

    public LimitProperties {
        policies = Map.copyOf(policies);
    }

    /**
     * @param connections at most; as many batches are under way at one time
     * @param timeout of one connect, and of one batch
     * @param gather how long a question waits for others to share its batch
     * @param maxBatch questions
     * @param maxWaiting questions; beyond them Redis counts as away for a request
     * @param failures in a row after which Redis counts as away
     * @param probeInterval between two looks whether it is back
     */
    public record Redis(
            URI url,
            @DefaultValue("8") int connections,
            @DefaultValue("200ms") Duration timeout,
            @DefaultValue("500us") Duration gather,
            @DefaultValue("256") int maxBatch,
            @DefaultValue("10000") int maxWaiting,
            @DefaultValue("3") int failures,
            @DefaultValue("500ms") Duration probeInterval) {

        /** The address may hold a password. */
        @Override
        public String toString() {
            return "Redis[" + url.getHost() + ":" + url.getPort() + "]";
        }
    }

    /**
     * @param smallest tokens that an instance asks for at first; each lease that is used up before
     *     its end doubles the next
     * @param largest tokens that an instance asks for
     * @param share no lease takes more than the bucket's tokens divided by this, so that what is
     *     left is counted the more exactly the less it is
     * @param keep until an instance gives back what it has not used
     * @param maxBuckets with leases in one instance; others are counted exactly
     */
    public record Leases(
            @DefaultValue("8") int smallest,
            @DefaultValue("50") int largest,
            @DefaultValue("4") int share,
            @DefaultValue("10s") Duration keep,
            @DefaultValue("100000") int maxBuckets) {

        public Leases {
            if (smallest < 1 || largest < smallest || share < 1) {
                throw new IllegalArgumentException(
                        "leases need 1 <= smallest <= largest, 1 <= share");
            }
        }
    }
}
