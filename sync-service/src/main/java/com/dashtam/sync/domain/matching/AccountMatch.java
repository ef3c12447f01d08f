package com.dashtam.sync.domain.matching;

import com.dashtam.kernel.feed.NormalizedAccount;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A question to a user: whether an account that an institution shows is one of those that are kept.
 * Until it is answered the account is not.
 *
 * @param account as it was last read
 * @param candidates the kept accounts that it may be, the likeliest first
 */
public record AccountMatch(
        UUID id,
        UUID userId,
        UUID connectionId,
        NormalizedAccount account,
        List<UUID> candidates,
        Instant askedAt) {

    public AccountMatch {
        candidates = List.copyOf(candidates);
    }
}
