package com.dashtam.identity.application.administration;

import com.dashtam.identity.domain.user.Role;
import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** An administrator lets a user have a role. */
public record AssignRole(UUID userId, Role role, UUID by) implements Command {}
