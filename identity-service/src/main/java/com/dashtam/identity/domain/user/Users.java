package com.dashtam.identity.domain.user;

import java.util.Optional;
import java.util.UUID;

/** Everybody with an account. */
public interface Users {

    /** False, and nothing is kept, when the address is taken. */
    boolean add(User user);

    Optional<User> find(UUID id);

    Optional<User> findByEmail(Email email);

    /**
     * Keeps all others who lock the same user waiting until the transaction ends; false where there
     * is no such user.
     */
    boolean lock(UUID id);

    void markVerified(UUID id);

    void changePassword(UUID id, PasswordHash hash);
}
