package com.dashtam.identity.application.session;

import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** A user wants to end the session in use. */
public record SignOut(UUID userId, UUID sessionId) implements Command {}
