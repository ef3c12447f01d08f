package com.dashtam.identity.application.mfa;

import com.dashtam.identity.domain.mfa.Attestation;
import com.dashtam.kernel.command.Command;
import java.util.UUID;

/** An authenticator has made a passkey, which its user gives a name. */
public record ConfirmPasskeyRegistration(
        UUID userId, UUID sessionId, UUID registrationId, String name, Attestation attestation)
        implements Command {}
