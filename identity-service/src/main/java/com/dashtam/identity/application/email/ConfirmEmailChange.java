package com.dashtam.identity.application.email;

import com.dashtam.identity.domain.token.OneTimeToken;
import com.dashtam.kernel.command.Command;

/** Somebody presents a token from one of the two mails. */
public record ConfirmEmailChange(OneTimeToken token) implements Command {}
