package com.dashtam.identity.application.mfa;

import com.dashtam.identity.domain.mfa.TotpEnrollment;
import com.dashtam.identity.domain.user.Email;

/** What an authenticator app must know. */
public record TotpSetup(TotpEnrollment enrollment, Email account) {}
