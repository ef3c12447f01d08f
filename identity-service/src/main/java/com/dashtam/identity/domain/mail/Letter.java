package com.dashtam.identity.domain.mail;

import com.dashtam.identity.domain.token.OneTimeToken;
import com.dashtam.identity.domain.user.Email;
import java.time.Duration;

/** What a user is told by mail. */
public sealed interface Letter {

    Email to();

    /** Here is the token that proves that the address is yours. */
    record VerifyAddress(Email to, OneTimeToken token, Duration life) implements Letter {}

    /** Somebody asked for an account with the address you already use. */
    record AddressTaken(Email to) implements Letter {}

    /** A refresh token of yours came back after its exchange, so we ended that session. */
    record TokenReused(Email to) implements Letter {}
}
