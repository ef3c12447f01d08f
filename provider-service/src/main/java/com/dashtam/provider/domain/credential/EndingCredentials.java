package com.dashtam.provider.domain.credential;

import com.dashtam.provider.domain.institution.Slug;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The credentials of active connections that end and that we cannot renew. */
public interface EndingCredentials {

    /**
     * Takes those that end between two moments, the soonest first. Each is given once, to one of
     * all who ask, provided that the transaction in which it was taken commits.
     */
    List<Ending> take(Instant now, Instant until, int atMost);

    /** Whose credential ends, and when. */
    record Ending(UUID connectionId, UUID userId, Slug slug, Instant expiresAt) {}
}
