package com.dashtam.provider.application.connection;

import com.dashtam.kernel.command.Query;
import java.util.UUID;

/** What is this connection of the user's like? */
public record GetConnection(UUID userId, UUID connectionId) implements Query {}
