package com.dashtam.identity.infrastructure.crypto;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How passwords are hashed.
 *
 * @param cost the binary logarithm of bcrypt's rounds
 * @param parallel hashes at a time; 0 for one a core
 * @param queue how many may wait for their turn before more are turned away
 */
@ConfigurationProperties("dashtam.identity.passwords")
public record PasswordProperties(
        @DefaultValue("12") int cost,
        @DefaultValue("0") int parallel,
        @DefaultValue("32") int queue) {

    int threads() {
        return parallel > 0 ? parallel : Runtime.getRuntime().availableProcessors();
    }
}
