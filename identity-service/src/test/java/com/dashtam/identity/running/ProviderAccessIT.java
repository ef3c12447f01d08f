package com.dashtam.identity.running;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.provider.ProviderConnectionSucceeded;
import com.dashtam.events.sync.FileImportAttempted;
import com.dashtam.events.sync.ProviderDataSyncAttempted;
import com.dashtam.events.sync.SyncScope;
import com.dashtam.events.sync.SyncTrigger;
import com.dashtam.kernel.event.Topic;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProviderAccessIT {

    private static final String ACCESSED = "dashtam.identity.session_provider.accessed";

    private final Visitor visitor = Visitor.verified();
    private final Http http =
            Identity.shared().http().bearer(visitor.signedIn().text("access_token"));
    private final UUID session = UUID.fromString(shown().path("id").asString());

    private JsonNode shown() {
        return http.get("/api/v1/sessions").json().at("/sessions/0");
    }

    private void connected(Optional<UUID> from, String slug) {
        Neighbours.say(
                Topic.PROVIDER,
                visitor.id(),
                from,
                new ProviderConnectionSucceeded(
                        visitor.id(), UUID.randomUUID(), UUID.randomUUID(), slug, false));
    }

    private void synced(Optional<UUID> from, String slug) {
        Neighbours.say(
                Topic.SYNC,
                visitor.id(),
                from,
                new ProviderDataSyncAttempted(
                        visitor.id(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        SyncScope.all,
                        SyncTrigger.user,
                        slug));
    }

    private void imported() {
        Neighbours.say(
                Topic.SYNC,
                visitor.id(),
                Optional.of(session),
                new FileImportAttempted(
                        visitor.id(), UUID.randomUUID(), "statements", "may.ofx", "ofx"));
    }

    private void awaitProviders(String... slugs) {
        eventually(
                "the providers of the session",
                () ->
                        assertThat(shown().path("providers_accessed"))
                                .extracting(JsonNode::asString)
                                .containsExactlyInAnyOrder(slugs));
    }

    @Test
    void showsAndTellsWhichProvidersASessionReached() {
        assertThat(shown().path("providers_accessed").isArray()).isTrue();
        assertThat(shown().path("providers_accessed")).isEmpty();
        assertThat(shown().has("last_provider_sync_at")).isFalse();

        connected(Optional.of(session), "bank");
        awaitProviders("bank");
        assertThat(shown().has("last_provider_sync_at")).isFalse();
        synced(Optional.of(session), "bank");
        imported();
        awaitProviders("bank", "statements");

        assertThat(shown().path("last_provider_accessed").asString()).isEqualTo("statements");
        assertThat(shown().path("last_provider_sync_at").asString()).isNotEmpty();
        assertThat(OutboxRows.ofKey(visitor.id().toString()))
                .filteredOn(row -> row.type().equals(ACCESSED))
                .hasSize(2)
                .allMatch(row -> row.actor().equals("user:" + visitor.id()));
    }

    @Test
    void ignoresWhatNoSessionOfThatUserAskedFor() {
        var stranger = Visitor.verified();
        stranger.signedIn();
        synced(Optional.empty(), "scheduled");
        synced(Optional.of(UUID.randomUUID()), "forged");
        Neighbours.say(
                Topic.SYNC,
                visitor.id(),
                Optional.of(session),
                new FileImportAttempted(
                        stranger.id(), UUID.randomUUID(), "foreign", "a.ofx", "ofx"));
        imported();

        awaitProviders("statements");

        assertThat(OutboxRows.ofKey(visitor.id().toString()))
                .filteredOn(row -> row.type().equals(ACCESSED))
                .hasSize(1);
        assertThat(OutboxRows.ofKey(stranger.id().toString()))
                .noneMatch(row -> row.type().equals(ACCESSED));
    }
}
