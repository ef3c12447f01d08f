package com.dashtam.identity.domain.mfa;

import java.util.Optional;
import java.util.UUID;

/** The authenticator apps: at most one a user, and beside it at most one that is being set up. */
public interface TotpFactors {

    /** Takes the place of an enrollment of the same user. */
    void begin(TotpEnrollment enrollment);

    /** Empty for an enrollment of somebody else. */
    Optional<TotpEnrollment> findEnrollment(UUID id, UUID userId);

    void countFailure(UUID enrollmentId);

    /**
     * Makes an enrollment the user's factor.
     *
     * @param step of the code that was shown, which serves no more
     * @return false where the user has one already
     */
    boolean activate(TotpEnrollment enrollment, long step);

    Optional<TotpSecret> find(UUID userId);

    /** True for one caller alone, and for no step twice or after a later one. */
    boolean use(UUID userId, long step);

    /** False where there was none. */
    boolean remove(UUID userId);
}
