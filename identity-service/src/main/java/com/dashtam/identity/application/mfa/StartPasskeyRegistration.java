package com.dashtam.identity.application.mfa;

import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** A user wants to make a passkey. */
public record StartPasskeyRegistration(UUID userId, UUID sessionId) implements Command {}
