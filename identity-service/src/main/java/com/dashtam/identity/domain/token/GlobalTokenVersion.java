package com.dashtam.identity.domain.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The version that every token is stamped with, and how it came to be.
 *
 * @param grace how long after a rotation tokens of the version before are still believed
 */
public record GlobalTokenVersion(int version, Duration grace, Optional<Rotation> last) {

    /**
     * When and why all tokens were rotated.
     *
     * @param note in the words of whoever did
     */
    public record Rotation(Instant at, String note) {}

    /** The lowest version that is believed at this moment. */
    public int minimum(Instant now) {
        boolean lenient = last.filter(it -> now.isBefore(it.at().plus(grace))).isPresent();
        return lenient ? version - 1 : version;
    }
}
