package com.dashtam.identity.domain.token;

import java.time.Instant;
import java.util.Optional;

/** The verification mails that were sent. */
public interface EmailVerifications {

    /**
     * Good at once, and even if the caller's transaction is rolled back: a letter may be answered
     * before the transaction that sent it has ended.
     */
    void add(EmailVerification verification);

    Optional<EmailVerification> find(TokenHash token);

    /** True for one caller alone. */
    boolean use(TokenHash token, Instant now);
}
