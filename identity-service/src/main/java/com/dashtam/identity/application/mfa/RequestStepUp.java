package com.dashtam.identity.application.mfa;

import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** Somebody who is signed in wants to show anew who he is. */
public record RequestStepUp(UUID userId, UUID sessionId) implements Command {}
