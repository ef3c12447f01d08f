package com.dashtam.platform.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long keys count.
 *
 * @param lease how long a request may be under way before a repetition carries on in its place;
 *     longer than any request takes
 * @param retention how long an answer is given again, at least
 * @param cleanUpInterval between two looks for keys that are too old
 * @param cleanUpPage keys removed in one statement
 */
@ConfigurationProperties("dashtam.idempotency")
public record IdempotencyProperties(
        @DefaultValue("90s") Duration lease,
        @DefaultValue("24h") Duration retention,
        @DefaultValue("10m") Duration cleanUpInterval,
        @DefaultValue("1000") int cleanUpPage) {}
