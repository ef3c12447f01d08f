package com.dashtam.identity.application.session;

import com.dashtam.kernel.command.Command;
import java.util.Optional;
import java.util.UUID;

/**
 * End all sessions of a user.
 *
 * @param except the one that goes on
 * @param note why, in the words of whoever asks
 */
public record RevokeSessions(UUID userId, Optional<UUID> except, String note) implements Command {}
