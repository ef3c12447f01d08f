package com.dashtam.identity.domain.user;

import com.dashtam.identity.domain.session.SessionTier;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody with an account.
 *
 * @param active false while suspended, and for whoever wants to be forgotten
 * @param ownMaxSessions what this user may have instead of what the tier allows
 * @param tokenVersion stamped into every token of the user; access tokens below it are refused
 * @param minRefreshVersion refresh tokens below it are refused
 */
public record User(
        UUID id,
        Email email,
        PasswordHash passwordHash,
        Set<Role> roles,
        boolean verified,
        boolean active,
        SessionTier tier,
        Optional<Integer> ownMaxSessions,
        int tokenVersion,
        int minRefreshVersion,
        Instant createdAt) {

    private static final int FIRST_TOKEN_VERSION = 1;

    public User {
        roles = Set.copyOf(roles);
    }

    /** How many sessions may be open at once; empty where any number may. */
    public OptionalInt maxSessions() {
        return ownMaxSessions.map(OptionalInt::of).orElseGet(tier::maxSessions);
    }

    /** Somebody who has just asked for an account and must prove the address first. */
    public static User registered(UUID id, Email email, PasswordHash hash, Instant now) {
        return new User(
                id,
                email,
                hash,
                Set.of(Role.USER),
                false,
                true,
                SessionTier.BASIC,
                Optional.empty(),
                FIRST_TOKEN_VERSION,
                FIRST_TOKEN_VERSION,
                now);
    }

    /** Whom the operator vouches for; several people may share the account. */
    public static User staff(UUID id, Email email, PasswordHash hash, Role role, Instant now) {
        return new User(
                id,
                email,
                hash,
                Set.of(role),
                true,
                true,
                SessionTier.PRO,
                Optional.empty(),
                FIRST_TOKEN_VERSION,
                FIRST_TOKEN_VERSION,
                now);
    }
}
