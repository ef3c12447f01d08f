package com.dashtam.identity.application.user;

import com.dashtam.identity.domain.user.Email;
import com.dashtam.kernel.command.Command;

/** The operator wants an auditor to exist from the start. */
public record SeedAuditor(Email email, String password) implements Command {

    @Override
    public String toString() {
        return "SeedAuditor[…]";
    }
}
