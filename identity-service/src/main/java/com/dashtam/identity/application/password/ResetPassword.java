package com.dashtam.identity.application.password;

import com.dashtam.identity.domain.token.OneTimeToken;
import com.dashtam.kernel.command.Command;

/** Somebody presents the token from a mail, and a new password. */
public record ResetPassword(OneTimeToken token, String wanted) implements Command {

    @Override
    public String toString() {
        return "ResetPassword[…]";
    }
}
