package com.dashtam.identity.application.session;

import com.dashtam.kernel.command.Command;
import java.util.UUID;

/**
 * End a session of a user.
 *
 * @param note why, in the words of whoever asks
 */
public record RevokeSession(UUID userId, UUID sessionId, String note) implements Command {}
