package com.dashtam.provider.application.consent;

import com.dashtam.kernel.command.Command;
import com.dashtam.provider.domain.connection.Purpose;
import com.dashtam.provider.domain.institution.Slug;
import java.util.Optional;
import java.util.UUID;

/**
 * A user wants to connect an institution, or to authorize a connection again, and needs to know
 * where that is done.
 */
public record StartConsent(UUID userId, Slug slug, Purpose purpose, Optional<String> redirectUri)
        implements Command {

    /** Why the user can go nowhere. */
    public enum Refusal {
        INSTITUTION_UNKNOWN,
        INSTITUTION_NOT_CONFIGURED,
        INSTITUTION_WITHOUT_CONSENT,
        REDIRECT_NOT_ALLOWED,
        INSTITUTION_UNAVAILABLE,
        INSTITUTION_ANSWER_INVALID
    }
}
