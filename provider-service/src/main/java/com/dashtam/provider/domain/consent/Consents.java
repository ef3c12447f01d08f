package com.dashtam.provider.domain.consent;

import java.time.Instant;
import java.util.Optional;

/** The consents that were asked for. */
public interface Consents {

    void add(Consent consent);

    /** Looks without using it up. */
    Optional<Consent> find(String stateHash);

    /** Takes it out: of any number of callers one gets it. Commits at once. */
    Optional<Consent> take(String stateHash);

    /** Forgets consents that ended before the moment, at most so many. */
    void forgetEnded(Instant before, int atMost);
}
