package com.dashtam.provider.application.credential;

import com.dashtam.events.provider.ProviderTokenRefreshAttempted;
import com.dashtam.events.provider.ProviderTokenRefreshFailed;
import com.dashtam.events.provider.ProviderTokenRefreshSucceeded;
import com.dashtam.events.provider.ProviderTokenRefusal;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.institution.Slug;
import java.util.Optional;
import java.util.UUID;

/** What is on record of one refresh. */
record RefreshEvents(UUID userId, UUID connectionId, Optional<Slug> slug) {

    private static final String NO_SLUG = "unknown";

    static RefreshEvents of(Connection connection) {
        return new RefreshEvents(
                connection.userId(), connection.id(), Optional.of(connection.slug()));
    }

    /** Of a connection that the user does not have. */
    static RefreshEvents ofUnknown(UUID userId, UUID connectionId) {
        return new RefreshEvents(userId, connectionId, Optional.empty());
    }

    ProviderTokenRefreshAttempted attempted() {
        return new ProviderTokenRefreshAttempted(
                userId, connectionId, slug.map(Slug::providerId).orElse(null), slugText());
    }

    ProviderTokenRefreshSucceeded succeeded() {
        return new ProviderTokenRefreshSucceeded(
                userId, connectionId, slug.orElseThrow().providerId(), slugText());
    }

    ProviderTokenRefreshFailed failed(ProviderTokenRefusal reason) {
        return new ProviderTokenRefreshFailed(
                userId,
                connectionId,
                slug.map(Slug::providerId).orElse(null),
                slugText(),
                reason,
                reason == ProviderTokenRefusal.grant_invalid);
    }

    private String slugText() {
        return slug.map(Slug::value).orElse(NO_SLUG);
    }
}
