package com.dashtam.platform.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service consumes.
 *
 * @param maxBatch records handled in one transaction
 * @param fetchWait how long the broker may hold an empty fetch; a consumer that closes waits for it
 * @param firstRetry and {@code maxRetry} bound the pauses between attempts, which never end
 * @param retention of inbox rows; longer than event topics keep events
 */
@ConfigurationProperties("dashtam.inbox")
public record InboxProperties(
        @DefaultValue("500") int maxBatch,
        @DefaultValue("1s") Duration fetchWait,
        @DefaultValue("200ms") Duration firstRetry,
        @DefaultValue("10s") Duration maxRetry,
        @DefaultValue("15d") Duration retention,
        @DefaultValue("1h") Duration cleanUpInterval,
        @DefaultValue("10s") Duration sessionTimeout) {}
