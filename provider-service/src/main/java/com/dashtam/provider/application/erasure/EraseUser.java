package com.dashtam.provider.application.erasure;

import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** Identity-service says that a user is to be forgotten. */
public record EraseUser(UUID userId, UUID deletionId) implements Command {}
