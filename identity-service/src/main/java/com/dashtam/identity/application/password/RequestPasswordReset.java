package com.dashtam.identity.application.password;

import com.dashtam.identity.domain.user.Email;
import com.dashtam.kernel.command.Command;

/** Somebody has forgotten the password that goes with this address. */
public record RequestPasswordReset(Email email) implements Command {}
