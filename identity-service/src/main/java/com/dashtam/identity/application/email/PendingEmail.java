package com.dashtam.identity.application.email;

import com.dashtam.kernel.command.Query;
import java.util.UUID;

/** The address that a user waits to have. */
public record PendingEmail(UUID userId) implements Query {}
