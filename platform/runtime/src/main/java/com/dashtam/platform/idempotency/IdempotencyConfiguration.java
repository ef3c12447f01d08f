package com.dashtam.platform.idempotency;

import com.dashtam.platform.database.DatabaseConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives every service with an outbox its table of keys. */
@AutoConfiguration(after = {DatabaseConfiguration.class, JdbcClientAutoConfiguration.class})
@ConditionalOnProperty("dashtam.outbox.topic")
@EnableConfigurationProperties(IdempotencyProperties.class)
public class IdempotencyConfiguration {

    @Bean
    KeyTable idempotencyKeys(JdbcClient jdbc, IdempotencyProperties properties) {
        return new KeyTable(jdbc, properties.lease());
    }

    @Bean
    KeyHousekeeping idempotencyHousekeeping(KeyTable table, IdempotencyProperties properties) {
        return new KeyHousekeeping(table, properties);
    }

    @Bean
    Idempotency idempotency(KeyTable table) {
        return new Idempotency(table);
    }
}
