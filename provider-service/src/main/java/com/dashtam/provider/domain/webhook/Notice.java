package com.dashtam.provider.domain.webhook;

import java.time.Instant;
import java.util.Optional;

/**
 * What an institution says.
 *
 * @param id tells it from all others of the institution, and is the same whenever it is sent again
 * @param reference by which the institution names the consent, login or item that it is about;
 *     absent when it is about none
 * @param endsAt when the consent will end; absent but for {@link Kind#CONSENT_ENDING}
 */
public record Notice(String id, Optional<String> reference, Kind kind, Optional<Instant> endsAt) {

    /** More than any identifier has; longer ones are hashed by whoever reads them. */
    public static final int MAX_LENGTH = 255;

    /** What a notice is about, as far as it makes a difference here. */
    public enum Kind {
        /** There is something to read that was not there before. */
        DATA_AVAILABLE,
        /** The credentials open nothing any more until the user has let us in again. */
        LOGIN_REQUIRED,
        /** The user has let the institution in again by himself: the credentials are good again. */
        LOGIN_REPAIRED,
        /** The user took the consent back at the institution. */
        CONSENT_WITHDRAWN,
        /** The consent will end at a time that is known, unless the user renews it. */
        CONSENT_ENDING,
        OTHER
    }

    public Notice {
        if (id.isBlank() || id.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("not the id of a notice");
        }
        if (endsAt.isPresent() != (kind == Kind.CONSENT_ENDING)) {
            throw new IllegalArgumentException("a consent that ends does so at some time");
        }
    }

    public Notice(String id, Optional<String> reference, Kind kind) {
        this(id, reference, kind, Optional.empty());
    }

    public static Notice ofEnd(String id, Optional<String> reference, Instant endsAt) {
        return new Notice(id, reference, Kind.CONSENT_ENDING, Optional.of(endsAt));
    }
}
