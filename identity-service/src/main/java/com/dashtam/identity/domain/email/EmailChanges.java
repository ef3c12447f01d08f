package com.dashtam.identity.domain.email;

import com.dashtam.identity.domain.email.EmailChange.State;
import com.dashtam.identity.domain.token.TokenHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The changes of address that were asked for, one open at a time for a user. */
public interface EmailChanges {

    /** A token from a mail, and what it confirms. */
    record Confirmation(EmailChange change, Side side) {}

    void add(EmailChange change);

    Optional<EmailChange> find(UUID id);

    /** The one that has not been ended, whatever the time. */
    Optional<EmailChange> openOf(UUID userId);

    int countSince(UUID userId, Instant since);

    /**
     * Good at once, and even if the caller's transaction is rolled back: a letter may be answered
     * before the transaction that sent it has ended.
     */
    void addToken(UUID changeId, Side side, TokenHash token);

    Optional<Confirmation> findByToken(TokenHash token);

    /** False when the change is over, or the side has answered. */
    boolean confirm(UUID changeId, Side side, Instant now);

    /** True for one caller alone, while the change is open. */
    boolean end(UUID changeId, State state, Instant now);

    /** Open changes that nobody answered in time, locked; those that others hold are left out. */
    List<EmailChange> lockExpired(Instant now, int limit);
}
