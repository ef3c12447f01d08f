package com.dashtam.identity.domain.mfa;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The challenges that wait for an answer, and for a while those that had one. */
public interface SessionChallenges {

    void add(SessionChallenge challenge);

    Optional<SessionChallenge> find(UUID id);

    /** The same, kept from all others until the transaction is over. */
    Optional<SessionChallenge> lock(UUID id);

    /** Counts a wrong answer, and tells how many there were. */
    int countFailure(UUID id);

    void answered(UUID id, Instant now);

    /** Takes away challenges of which the time is over, and tells which waited for an answer. */
    List<SessionChallenge> removeExpired(Instant now, int limit);
}
