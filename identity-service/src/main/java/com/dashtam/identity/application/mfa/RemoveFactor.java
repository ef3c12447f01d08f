package com.dashtam.identity.application.mfa;

import com.dashtam.identity.domain.mfa.Factor;
import com.dashtam.kernel.command.Command;
import java.util.Optional;
import java.util.UUID;

/**
 * A user wants to do without a factor.
 *
 * @param passkeyId which of the passkeys; empty for the authenticator app
 */
public record RemoveFactor(UUID userId, UUID sessionId, Factor factor, Optional<UUID> passkeyId)
        implements Command {

    public static RemoveFactor totp(UUID userId, UUID sessionId) {
        return new RemoveFactor(userId, sessionId, Factor.TOTP, Optional.empty());
    }

    public static RemoveFactor passkey(UUID userId, UUID sessionId, UUID passkeyId) {
        return new RemoveFactor(userId, sessionId, Factor.PASSKEY, Optional.of(passkeyId));
    }
}
