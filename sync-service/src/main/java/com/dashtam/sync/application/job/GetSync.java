package com.dashtam.sync.application.job;

import com.dashtam.kernel.command.Query;
import java.util.UUID;

/** Asks for one job of a user. */
public record GetSync(UUID userId, UUID syncId) implements Query {}
