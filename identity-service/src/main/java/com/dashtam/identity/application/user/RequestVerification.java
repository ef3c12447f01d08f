package com.dashtam.identity.application.user;

import com.dashtam.identity.domain.user.Email;
import com.dashtam.kernel.command.Command;

/** Somebody misses the mail with which this address is verified. */
public record RequestVerification(Email email) implements Command {}
