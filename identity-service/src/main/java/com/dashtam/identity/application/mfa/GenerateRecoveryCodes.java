package com.dashtam.identity.application.mfa;

import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** A user wants new recovery codes. */
public record GenerateRecoveryCodes(UUID userId, UUID sessionId) implements Command {}
