package com.dashtam.identity.application.administration;

import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** An administrator keeps a user out, for the reason that the note gives. */
public record SuspendUser(UUID userId, UUID by, String note) implements Command {}
