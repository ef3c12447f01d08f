package com.dashtam.identity.domain.mfa;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The passkeys of all users, and the registrations that wait for their authenticator. */
public interface Passkeys {

    /** Takes the place of a registration of the same user. */
    void begin(PasskeyRegistration registration);

    /** Empty for a registration of somebody else. Gives it to one caller alone. */
    Optional<PasskeyRegistration> take(UUID registrationId, UUID userId);

    /** False where the credential is known already, of whomever. */
    boolean add(Passkey passkey);

    /** A user's passkeys, the oldest first. */
    List<Passkey> ofUser(UUID userId);

    Optional<Passkey> findByCredential(String credentialId);

    void used(UUID id, long signatures, Instant now);

    /** False for a passkey of somebody else, or none. */
    boolean remove(UUID id, UUID userId);
}
