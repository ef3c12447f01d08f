package com.dashtam.gateway.sse;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param streams open at one time, in all and for one user
 * @param heartbeat the longest silence of a stream
 * @param buffer frames that may wait for a slow client before it is cut off
 */
@ConfigurationProperties("dashtam.sse")
public record StreamProperties(
        @DefaultValue Rings rings,
        @DefaultValue("10000") int streams,
        @DefaultValue("10") int streamsPerUser,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("512") int buffer) {

    /**
     * What is kept for clients that come back.
     *
     * @param events of one user
     * @param age of an event
     * @param users and {@code totalEvents}: of all rings together
     */
    public record Rings(
            @DefaultValue("256") int events,
            @DefaultValue("10m") Duration age,
            @DefaultValue("20000") int users,
            @DefaultValue("100000") int totalEvents) {}

    public StreamProperties {
        if (buffer < rings.events() + 2) {
            throw new IllegalArgumentException("a stream's buffer must hold a whole ring");
        }
    }
}
