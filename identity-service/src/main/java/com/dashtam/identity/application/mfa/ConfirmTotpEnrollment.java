package com.dashtam.identity.application.mfa;

import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** A user shows a code of the authenticator app that he has set up. */
public record ConfirmTotpEnrollment(UUID userId, UUID sessionId, UUID enrollmentId, String code)
        implements Command {

    @Override
    public String toString() {
        return "ConfirmTotpEnrollment[" + enrollmentId + "]";
    }
}
