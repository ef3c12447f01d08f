package com.dashtam.identity.application.email;

import com.dashtam.identity.domain.user.Email;
import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** A user wants another address; the session is the one in use. */
public record RequestEmailChange(UUID userId, UUID sessionId, Email wanted) implements Command {}
