package com.dashtam.identity.domain.user;

import com.dashtam.identity.domain.session.SessionTier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Everybody with an account. */
public interface Users {

    /** False, and nothing is kept, when the address is taken. */
    boolean add(User user);

    Optional<User> find(UUID id);

    Optional<User> findByEmail(Email email);

    /**
     * The newest users that match.
     *
     * @param before only those who are older than this one
     */
    List<User> newestFirst(UserFilter filter, Optional<UUID> before, int limit);

    /**
     * Keeps all others who lock the same user waiting until the transaction ends; false where there
     * is no such user.
     */
    boolean lock(UUID id);

    void markVerified(UUID id);

    void changePassword(UUID id, PasswordHash hash);

    /** False when the user holds the role already. */
    boolean grantRole(UUID id, Role role);

    /** False when the user does not hold the role. */
    boolean revokeRole(UUID id, Role role);

    /** False when the user is so already. */
    boolean setActive(UUID id, boolean active);

    /** Keeps a user out who wants to be forgotten; a suspension is another matter. */
    void deactivate(UUID id, Instant now);

    void reactivate(UUID id);

    /** An empty number lets the tier's hold. */
    void changeSessionLimit(UUID id, SessionTier tier, Optional<Integer> ownMaxSessions);

    /** False, and nothing changes, when somebody has the address. */
    boolean changeEmail(UUID id, Email email);

    /** Voids the access tokens that were issued before; answers with the version from now on. */
    int raiseTokenVersion(UUID id);

    /** Voids access and refresh tokens; answers with the version from now on. */
    int rotateTokens(UUID id);
}
