package com.dashtam.identity.application.token;

import com.dashtam.identity.domain.token.RefreshToken;
import com.dashtam.kernel.command.Command;

/** Somebody presents a refresh token. */
public record RefreshAccess(RefreshToken token) implements Command {}
