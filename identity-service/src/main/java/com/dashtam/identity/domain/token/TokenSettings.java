package com.dashtam.identity.domain.token;

import java.time.Duration;
import java.time.Instant;

/** What holds for the tokens of all users. */
public interface TokenSettings {

    GlobalTokenVersion current();

    /** Raises the version by one, and answers with what holds from now on. */
    GlobalTokenVersion rotate(String note, Duration grace, Instant now);
}
