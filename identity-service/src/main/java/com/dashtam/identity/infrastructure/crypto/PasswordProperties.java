package com.dashtam.identity.infrastructure.crypto;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How passwords are chosen and hashed.
 *
 * @param cost the binary logarithm of bcrypt's rounds
 * @param parallel hashes at a time; 0 for one a core
 * @param queue how many may wait for their turn before more are turned away
 * @param everyKind whether a password needs characters of every kind
 */
@ConfigurationProperties("dashtam.identity.passwords")
public record PasswordProperties(
        @DefaultValue("12") int cost,
        @DefaultValue("0") int parallel,
        @DefaultValue("32") int queue,
        @DefaultValue("true") boolean everyKind) {

    int threads() {
        return parallel > 0 ? parallel : Runtime.getRuntime().availableProcessors();
    }
}
