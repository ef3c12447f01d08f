package com.dashtam.identity.infrastructure.work;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the deletion of an account takes.
 *
 * @param grace for which it can be called off; thirty days at most, which its workflow allows for
 * @param answerLimit after which a service that has not answered is reported
 */
@ConfigurationProperties("dashtam.identity.deletion")
public record DeletionProperties(
        @DefaultValue("14d") Duration grace, @DefaultValue("24h") Duration answerLimit) {

    private static final Duration MAX_GRACE = Duration.ofDays(30);

    public DeletionProperties {
        if (grace.isNegative() || grace.compareTo(MAX_GRACE) > 0) {
            throw new IllegalArgumentException(
                    "dashtam.identity.deletion.grace exceeds thirty days");
        }
    }
}
