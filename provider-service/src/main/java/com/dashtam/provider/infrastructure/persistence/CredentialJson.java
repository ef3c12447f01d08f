package com.dashtam.provider.infrastructure.persistence;

import com.dashtam.provider.domain.credential.OAuthTokens;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Tokens as they are before they are sealed. */
record TokenJson(String access, @Nullable String refresh, @Nullable Long expires) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static byte[] write(OAuthTokens tokens) {
        return MAPPER.writeValueAsBytes(
                new TokenJson(
                        tokens.accessToken(),
                        tokens.refreshToken().orElse(null),
                        tokens.expiresAt().map(Instant::toEpochMilli).orElse(null)));
    }

    static OAuthTokens read(byte[] json) {
        TokenJson read = MAPPER.readValue(json, TokenJson.class);
        return new OAuthTokens(
                read.access(),
                Optional.ofNullable(read.refresh()),
                Optional.ofNullable(read.expires()).map(Instant::ofEpochMilli));
    }

    @Override
    public String toString() {
        return "TokenJson[…]";
    }
}
