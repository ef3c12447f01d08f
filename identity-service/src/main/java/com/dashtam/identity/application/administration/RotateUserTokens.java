package com.dashtam.identity.application.administration;

import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** An administrator voids all tokens of a user, for the reason that the note gives. */
public record RotateUserTokens(UUID userId, UUID by, String note) implements Command {}
