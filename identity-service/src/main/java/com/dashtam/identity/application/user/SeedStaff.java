package com.dashtam.identity.application.user;

import com.dashtam.identity.domain.user.Email;
import com.dashtam.identity.domain.user.Role;
import com.dashtam.kernel.command.Command;

/** The operator wants somebody with a role to exist from the start. */
public record SeedStaff(Role role, Email email, String password) implements Command {

    @Override
    public String toString() {
        return "SeedStaff[" + role + "]";
    }
}
