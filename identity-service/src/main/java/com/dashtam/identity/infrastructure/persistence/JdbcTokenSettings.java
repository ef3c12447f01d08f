package com.dashtam.identity.infrastructure.persistence;

import com.dashtam.identity.domain.token.TokenSettings;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The single row of {@code token_settings}. */
final class JdbcTokenSettings implements TokenSettings {

    private final JdbcClient jdbc;

    JdbcTokenSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int globalTokenVersion() {
        return jdbc.sql("select global_token_version from token_settings")
                .query(Integer.class)
                .single();
    }
}
