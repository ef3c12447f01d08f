package com.dashtam.provider.application.consent;

import com.dashtam.provider.domain.consent.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * The user may go to the institution now.
 *
 * @param nonce for a cookie of the asking browser; its answer must bring it back
 */
public record ConsentStarted(URI authorizationUrl, Secret state, Secret nonce, Duration expiresIn) {

    @Override
    public String toString() {
        return "ConsentStarted[expiresIn=" + expiresIn + "]";
    }
}
