package com.dashtam.identity.application.deletion;

import com.dashtam.identity.domain.token.OneTimeToken;
import com.dashtam.kernel.command.Command;

/** Somebody presents the token from the mail about a deletion. */
public record RestoreAccount(OneTimeToken token) implements Command {}
