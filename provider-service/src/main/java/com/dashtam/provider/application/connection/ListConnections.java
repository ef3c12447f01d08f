package com.dashtam.provider.application.connection;

import com.dashtam.kernel.command.Query;
import java.util.UUID;

/** Which connections does the user have? */
public record ListConnections(UUID userId, boolean activeOnly) implements Query {}
