package com.dashtam.provider.application.consent;

import com.dashtam.kernel.command.Command;
import com.dashtam.provider.domain.connection.Purpose;
import com.dashtam.provider.domain.institution.Slug;
import java.util.Optional;
import java.util.UUID;

/**
 * A user wants to connect an institution, or to authorize a connection again, and needs the address
 * where consent is given.
 */
public record StartConsent(UUID userId, Slug slug, Purpose purpose, Optional<String> redirectUri)
        implements Command {

    /** Why there is no such address. */
    public enum Refusal {
        INSTITUTION_UNKNOWN,
        INSTITUTION_NOT_CONFIGURED,
        INSTITUTION_WITHOUT_CONSENT,
        REDIRECT_NOT_ALLOWED
    }
}
