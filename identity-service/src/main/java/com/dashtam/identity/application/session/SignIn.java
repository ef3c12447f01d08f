package com.dashtam.identity.application.session;

import com.dashtam.identity.domain.user.Email;
import com.dashtam.identity.domain.user.Password;
import com.dashtam.kernel.command.Command;

/** Somebody presents an address and a password. */
public record SignIn(Email email, Password password) implements Command {}
