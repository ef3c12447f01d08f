package com.dashtam.identity.application.key;

import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** An administrator wants tokens to be signed with a new key. */
public record RotateSigningKey(UUID by) implements Command {}
