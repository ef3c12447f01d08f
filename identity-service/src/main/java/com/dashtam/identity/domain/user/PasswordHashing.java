package com.dashtam.identity.domain.user;

/**
 * Slow hashing of passwords. Every method costs one hash; each may have to wait for its turn.
 *
 * <p>All methods throw at once instead of waiting behind too many others.
 */
public interface PasswordHashing {

    PasswordHash hash(Password password);

    boolean matches(Password presented, PasswordHash kept);

    /** Costs as much as {@link #matches} where there is nothing to compare with. */
    void pretend(Password presented);
}
