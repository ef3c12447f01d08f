package com.dashtam.identity.domain.user;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Everybody with an account. */
public interface Users {

    /** False, and nothing is kept, when the address is taken. */
    boolean add(User user);

    Optional<User> find(UUID id);

    Optional<User> findByEmail(Email email);

    void markVerified(UUID id);

    /**
     * Counts one failed sign-in by the rules of {@link Lockout#afterFailure}, exactly once however
     * many arrive together. Does as much for an address that nobody has, and keeps nothing.
     */
    void recordFailedSignIn(Email email, Instant now);

    /**
     * Lets a user in whose password was right, and forgets the failures before; false while a lock
     * holds. Decides in one step, so that guesses made in parallel cannot outrun the lock.
     */
    boolean admit(UUID id, Instant now);
}
