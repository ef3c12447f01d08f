package com.dashtam.provider.domain.connection;

import com.dashtam.provider.domain.institution.Slug;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The connections of all users. */
public interface Connections {

    void add(Connection connection);

    /**
     * Adds a connection that stands for the files of a user, unless the user has one that is
     * active.
     *
     * @return whether it was added
     */
    boolean addForFiles(Connection connection);

    /** Whoever owns it: for what services read of each other. */
    Optional<Connection> find(UUID id);

    /** Empty also when it is another user's. */
    Optional<Connection> findOwned(UUID id, UUID userId);

    /** As {@link #findOwned}, and keeps others from changing it until the transaction ends. */
    Optional<Connection> findOwnedForUpdate(UUID id, UUID userId);

    /**
     * A connection of the user with this login that is not over. Until the transaction ends nobody
     * else gets an answer for this user, so that two requests do not both find none.
     */
    Optional<Connection> findSameLoginForUpdate(UUID userId, Slug slug, String loginKey);

    /**
     * Whether another connection than this one has the login and is not over; with the same lock as
     * {@link #findSameLoginForUpdate}.
     */
    boolean isLoginOfAnotherForUpdate(UUID userId, Slug slug, String loginKey, UUID id);

    void rememberLogin(UUID id, String loginKey);

    /** The newest that the institution knows by this reference and that is not over. */
    Optional<Connection> findByReference(Slug slug, String reference);

    /** By what the institution names, in its notices, what the user has let us in to. */
    void rememberReference(UUID id, String reference);

    Optional<Connection> findActive(UUID userId, Slug slug);

    /** The newest first. */
    List<Connection> ofUser(UUID userId);

    /** Stores status, alias and the moment of change, in its owner's row alone. */
    void update(Connection connection);

    /**
     * In no transaction. Every reading does this, so nobody waits until it is on a disk: a database
     * that crashes within a second may know an earlier moment.
     */
    void recordSync(UUID id, Instant at);

    /** The institution wants to be left alone until then; an earlier end does not count. */
    void pauseUntil(UUID id, Instant end);
}
