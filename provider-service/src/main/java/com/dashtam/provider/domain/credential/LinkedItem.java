package com.dashtam.provider.domain.credential;

import java.time.Instant;
import java.util.Optional;

/**
 * A login that a user has opened to us on an institution's own page. Its token does not end by
 * itself; what stands behind it can go bad and be repaired.
 *
 * @param itemId the institution's name for the login; no secret
 */
public record LinkedItem(String accessToken, String itemId) implements Credential {

    public LinkedItem {
        if (accessToken.isBlank() || itemId.isBlank()) {
            throw new IllegalArgumentException("an item has a token and an id");
        }
    }

    @Override
    public String access() {
        return accessToken;
    }

    @Override
    public Optional<String> reference() {
        return Optional.of(itemId);
    }

    @Override
    public boolean isFresh(Instant now) {
        return true;
    }

    @Override
    public String toString() {
        return "LinkedItem[itemId=" + itemId + "]";
    }
}
