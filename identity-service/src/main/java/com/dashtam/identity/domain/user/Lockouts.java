package com.dashtam.identity.domain.user;

import java.time.Instant;

/**
 * Counts failed sign-ins. Each known device of an account has a count of its own, all other devices
 * share one: strangers who guess lock strangers out, and never the owner at a device of his.
 */
public interface Lockouts {

    /** {@link Lockout#NONE} for an address that nobody has. */
    Lockout of(SignInOrigin origin);

    /**
     * Counts one failed sign-in by the rules of {@link Lockout#afterFailure}, exactly once however
     * many arrive together. Does as much for an address that nobody has, and keeps nothing.
     */
    void recordFailure(SignInOrigin origin, Instant now);

    /**
     * Lets somebody in whose password was right, and forgets the failures before; false while a
     * lock holds. Decides in one step, so that guesses made in parallel cannot outrun the lock.
     */
    boolean admit(SignInOrigin origin, Instant now);

    /** Forgets the failures from all devices that the account does not know. */
    void lift(Email account);
}
