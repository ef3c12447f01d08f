package com.dashtam.identity.application.mfa;

import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** A user wants to set up an authenticator app. */
public record StartTotpEnrollment(UUID userId, UUID sessionId) implements Command {}
