package com.dashtam.identity.domain.user;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody with an account.
 *
 * @param tokenVersion stamped into every token of the user; tokens below the user's minimum are
 *     refused
 */
public record User(
        UUID id,
        Email email,
        PasswordHash passwordHash,
        Set<Role> roles,
        boolean verified,
        boolean active,
        int tokenVersion,
        Instant createdAt) {

    private static final int FIRST_TOKEN_VERSION = 1;

    public User {
        roles = Set.copyOf(roles);
    }

    /** Somebody who has just asked for an account and must prove the address first. */
    public static User registered(UUID id, Email email, PasswordHash hash, Instant now) {
        return new User(id, email, hash, Set.of(Role.USER), false, true, FIRST_TOKEN_VERSION, now);
    }

    /** An auditor whom the operator vouches for. */
    public static User auditor(UUID id, Email email, PasswordHash hash, Instant now) {
        return new User(
                id, email, hash, Set.of(Role.AUDITOR), true, true, FIRST_TOKEN_VERSION, now);
    }
}
