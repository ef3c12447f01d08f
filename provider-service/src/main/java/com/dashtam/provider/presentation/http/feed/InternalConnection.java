package com.dashtam.provider.presentation.http.feed;

import com.dashtam.provider.domain.connection.Alias;
import com.dashtam.provider.domain.connection.Connection;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A connection as other services see it. */
record InternalConnection(
        UUID id,
        @JsonProperty("user_id") UUID userId,
        @JsonProperty("provider_slug") String providerSlug,
        String status,
        @Nullable String alias) {

    static InternalConnection of(Connection connection) {
        return new InternalConnection(
                connection.id(),
                connection.userId(),
                connection.slug().value(),
                connection.status().text(),
                connection.alias().map(Alias::value).orElse(null));
    }
}
