package com.dashtam.identity.domain.token;

import com.dashtam.identity.domain.token.MailedToken.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The tokens that were sent by mail, and how many were asked for. */
public interface MailedTokens {

    /** How many mails with tokens of one purpose a user may ask for within {@link #WINDOW}. */
    int MAX_REQUESTS = 3;

    Duration WINDOW = Duration.ofHours(1);

    /**
     * Counts a request for a token; false when there were as many as there may be. The user must be
     * locked, so that requests in parallel cannot exceed the limit together.
     */
    boolean request(UUID userId, Purpose purpose, Instant now);

    /**
     * Good at once, and even if the caller's transaction is rolled back: a letter may be answered
     * before the transaction that sent it has ended.
     */
    void add(MailedToken token);

    Optional<MailedToken> find(TokenHash token, Purpose purpose);

    /** True for one caller alone. */
    boolean use(TokenHash token, Purpose purpose, Instant now);

    /** Lets none of a user's tokens of one purpose serve any more. */
    void voidAll(UUID userId, Purpose purpose, Instant now);
}
