package com.dashtam.identity.application.user;

import com.dashtam.kernel.command.Query;
import java.util.UUID;

/** Who is this user? */
public record GetUser(UUID userId) implements Query {}
