package com.dashtam.identity.application.administration;

import com.dashtam.kernel.command.Command;
import java.time.Duration;
import java.util.UUID;

/** An administrator voids the tokens of all users once a while has passed. */
public record RotateAllTokens(UUID by, String note, Duration grace) implements Command {}
