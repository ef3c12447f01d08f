package com.dashtam.identity.domain.user;

/**
 * Slow hashing of passwords. {@link #hash}, {@link #matches} and {@link #pretend} cost one hash
 * each, and may have to wait for their turn.
 *
 * <p>They throw at once instead of waiting behind too many others.
 */
public interface PasswordHashing {

    /** Throws where too many others wait, before anything is done for a request that must too. */
    void requireRoom();

    PasswordHash hash(Password password);

    boolean matches(Password presented, PasswordHash kept);

    /** Whether a hash was made with another algorithm, or at a lower cost, than new ones are. */
    boolean isOutdated(PasswordHash kept);

    /** Costs as much as {@link #matches} where there is nothing to compare with. */
    void pretend(Password presented);
}
