package com.dashtam.identity.application.export;

import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** A user wants a copy of everything; the session is the one in use. */
public record StartDataExport(UUID userId, UUID sessionId) implements Command {}
