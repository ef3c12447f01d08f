package com.dashtam.identity.domain.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which providers a session had something to do with.
 *
 * @param last the slug of the provider that was reached last
 * @param lastSyncAt when the session last asked for a sync or an import
 * @param providers the slugs of all, in the order of their first time
 */
public record ProviderUse(
        Optional<String> last, Optional<Instant> lastSyncAt, List<String> providers) {

    public static final ProviderUse NONE =
            new ProviderUse(Optional.empty(), Optional.empty(), List.of());

    public ProviderUse {
        providers = List.copyOf(providers);
    }
}
