package com.dashtam.identity.application.administration;

import com.dashtam.events.identity.TokenVersionRaised;
import com.dashtam.kernel.workflow.Fact;
import java.util.UUID;

/** The fact that voids a user's older access tokens at every gateway. */
final class TokenFacts {

    private TokenFacts() {}

    static Fact versionRaised(UUID userId, int minimum) {
        return Fact.about(userId, new TokenVersionRaised(userId, minimum));
    }
}
