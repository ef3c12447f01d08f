package com.dashtam.identity.application.user;

import com.dashtam.identity.domain.token.OneTimeToken;
import com.dashtam.kernel.command.Command;

/** Somebody presents the token from a verification mail. */
public record VerifyEmail(OneTimeToken token) implements Command {}
