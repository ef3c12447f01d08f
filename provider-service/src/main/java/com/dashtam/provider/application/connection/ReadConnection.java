package com.dashtam.provider.application.connection;

import com.dashtam.kernel.command.Query;
import java.util.UUID;

/** What is this connection like, whoever owns it? For services alone. */
public record ReadConnection(UUID connectionId) implements Query {}
