package com.dashtam.provider.application.consent;

import com.dashtam.provider.domain.consent.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The user may go to the institution now.
 *
 * @param nonce for a cookie of the asking browser; its answer must bring it back
 */
public record ConsentStarted(Way way, Secret state, Secret nonce, Duration expiresIn) {

    /** How the user gets there. */
    public sealed interface Way {

        /** On a page of the institution's. */
        record Page(URI address) implements Way {}

        /**
         * In the institution's widget, which the token opens, or on its page where there is one.
         */
        record Widget(Secret token, Optional<URI> page) implements Way {}
    }

    @Override
    public String toString() {
        return "ConsentStarted[expiresIn=" + expiresIn + "]";
    }
}
