package com.dashtam.gateway.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the gateway tells others of what its limits refuse.
 *
 * @param interval in which there is at most one event of a bucket
 * @param maxBuckets of which denials are counted at one time; others have no event
 * @param maxWaiting events that wait for Kafka; more are dropped
 * @param patience after which an event that Kafka does not take is dropped
 */
@ConfigurationProperties("dashtam.limits.events")
public record DenialProperties(
        @DefaultValue("1m") Duration interval,
        @DefaultValue("10000") int maxBuckets,
        @DefaultValue("1000") int maxWaiting,
        @DefaultValue("10s") Duration patience) {}
