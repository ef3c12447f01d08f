package com.dashtam.identity.application.user;

import com.dashtam.identity.domain.user.Email;
import com.dashtam.kernel.command.Command;

/** Somebody asks for an account with this address and this password. */
public record RegisterUser(Email email, String password) implements Command {

    @Override
    public String toString() {
        return "RegisterUser[…]";
    }
}
