package com.dashtam.identity.domain.mfa;

import java.util.UUID;

/**
 * Keeps the secrets of authenticator apps from whoever reads the tables; each is bound to a user.
 */
public interface SecretSeal {

    String seal(UUID userId, TotpSecret secret);

    TotpSecret open(UUID userId, String sealed);
}
