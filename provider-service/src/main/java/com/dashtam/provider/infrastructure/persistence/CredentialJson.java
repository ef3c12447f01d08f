package com.dashtam.provider.infrastructure.persistence;

import com.dashtam.provider.domain.credential.Credential;
import com.dashtam.provider.domain.credential.KeyPair;
import com.dashtam.provider.domain.credential.LinkedItem;
import com.dashtam.provider.domain.credential.OAuthTokens;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A credential as it is before it is sealed: tokens, a key and its secret, or a linked item. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CredentialJson(
        @Nullable String access,
        @Nullable String refresh,
        @Nullable Long expires,
        @Nullable Long consent,
        @Nullable String key,
        @Nullable String secret,
        @Nullable String item) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static byte[] write(Credential credential) {
        return MAPPER.writeValueAsBytes(
                switch (credential) {
                    case OAuthTokens tokens ->
                            new CredentialJson(
                                    tokens.accessToken(),
                                    tokens.refreshToken().orElse(null),
                                    tokens.expiresAt().map(Instant::toEpochMilli).orElse(null),
                                    tokens.consentEndsAt().map(Instant::toEpochMilli).orElse(null),
                                    null,
                                    null,
                                    null);
                    case KeyPair pair ->
                            new CredentialJson(
                                    null, null, null, null, pair.key(), pair.secret(), null);
                    case LinkedItem linked ->
                            new CredentialJson(
                                    linked.accessToken(),
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    linked.itemId());
                });
    }

    static Credential read(byte[] json) {
        CredentialJson read = MAPPER.readValue(json, CredentialJson.class);
        if (read.key() != null && read.secret() != null) {
            return new KeyPair(read.key(), read.secret());
        }
        if (read.access() == null) {
            throw new IllegalStateException("a stored credential is neither tokens nor keys");
        }
        if (read.item() != null) {
            return new LinkedItem(read.access(), read.item());
        }
        return new OAuthTokens(
                read.access(),
                Optional.ofNullable(read.refresh()),
                Optional.ofNullable(read.expires()).map(Instant::ofEpochMilli),
                Optional.ofNullable(read.consent()).map(Instant::ofEpochMilli));
    }

    @Override
    public String toString() {
        return "CredentialJson[…]";
    }
}
