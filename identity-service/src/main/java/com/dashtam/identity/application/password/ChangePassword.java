package com.dashtam.identity.application.password;

import com.dashtam.identity.domain.user.Password;
import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** Somebody who is signed in wants another password, and shows that he knows the one he has. */
public record ChangePassword(UUID userId, UUID sessionId, Password present, String wanted)
        implements Command {

    @Override
    public String toString() {
        return "ChangePassword[userId=" + userId + ", sessionId=" + sessionId + "]";
    }
}
