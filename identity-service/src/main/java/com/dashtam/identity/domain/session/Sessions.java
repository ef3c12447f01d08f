package com.dashtam.identity.domain.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All sessions of all users. */
public interface Sessions {

    void add(Session session);

    Optional<Session> find(UUID id);

    /** Empty for a session of somebody else. */
    Optional<Session> findOwned(UUID id, UUID userId);

    /** A user's sessions, newest first. */
    List<Session> ofUser(UUID userId, int limit);

    /** A user's sessions that are neither ended nor expired, newest first. */
    List<Session> activeOfUser(UUID userId, Instant now, int limit);

    /** A user's sessions that are neither ended nor expired, oldest first. */
    List<Session> oldestActiveOfUser(UUID userId, Instant now, int limit);

    int countActive(UUID userId, Instant now);

    /** The session is used; it lives on as {@link Session#expiryAfterUse} says. */
    void touch(UUID id, Instant now);

    /** The user of the session has proved anew who he is. */
    void reauthenticated(UUID id, Instant now);

    /** Sessions that end before that moment, of which nobody was told; each to one caller alone. */
    List<Session> takeExpiring(Instant now, Instant before, int limit);

    /** True for one caller alone: whoever ended a session of that user that was active. */
    boolean end(UUID id, UUID userId, EndReason reason, Instant now);

    /** Ends all active sessions of a user but one, and tells which. */
    List<UUID> endAll(UUID userId, Optional<UUID> except, EndReason reason, Instant now);

    /**
     * Remembers it, if the session is that user's; accesses may come in any order.
     *
     * @return true for one caller alone: whoever tells of the first access to that provider
     */
    boolean recordAccess(ProviderAccess access);

    /** Counts a wrong password in an open session, and tells how many there were in a row. */
    int countFailedReauthentication(UUID id);

    void forgetFailedReauthentications(UUID id);
}
