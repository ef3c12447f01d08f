package com.dashtam.identity.application.administration;

import com.dashtam.identity.domain.user.Role;
import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** An administrator takes a role from a user. */
public record RevokeRole(UUID userId, Role role, UUID by) implements Command {}
