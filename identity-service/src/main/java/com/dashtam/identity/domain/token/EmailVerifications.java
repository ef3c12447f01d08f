package com.dashtam.identity.domain.token;

import java.time.Instant;
import java.util.Optional;

/** The verification mails that were sent. */
public interface EmailVerifications {

    void add(EmailVerification verification);

    Optional<EmailVerification> find(TokenHash token);

    /** True for one caller alone. */
    boolean use(TokenHash token, Instant now);
}
