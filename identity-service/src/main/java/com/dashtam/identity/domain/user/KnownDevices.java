package com.dashtam.identity.domain.user;

import com.dashtam.identity.domain.token.TokenHash;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The devices that have signed in before. One device may be known to several accounts. */
public interface KnownDevices {

    /** The devices of one account that are remembered: those that signed in last. */
    int MAX_PER_USER = 20;

    /** How long a device is remembered after it signed in last; browsers keep no cookie longer. */
    Duration MEMORY = Duration.ofDays(400);

    boolean knows(Email account, TokenHash device);

    /** Whether any account knows the device. */
    boolean knows(TokenHash device);

    /** Whether the account knows any device. */
    boolean knowsAny(UUID userId);

    /** Remembers that the device has signed in, and forgets the oldest beyond the limit. */
    void remember(UUID userId, TokenHash device, Instant now);

    void forgetAll(UUID userId);
}
