package com.dashtam.sync.application.erasure;

import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** A user has ended a connection and wants what came through it deleted. */
public record EraseConnection(UUID userId, UUID connectionId) implements Command {}
