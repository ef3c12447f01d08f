package com.dashtam.identity.application.session;

import com.dashtam.kernel.command.Query;
import java.util.UUID;

/** One session of a user. */
public record GetSession(UUID userId, UUID sessionId) implements Query {}
