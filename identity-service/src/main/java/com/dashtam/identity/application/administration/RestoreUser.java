package com.dashtam.identity.application.administration;

import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** An administrator lets a suspended user in again. */
public record RestoreUser(UUID userId, UUID by) implements Command {}
