package com.dashtam.identity.application.deletion;

import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** A user wants to be forgotten; the session is the one in use. */
public record RequestDeletion(UUID userId, UUID sessionId) implements Command {}
