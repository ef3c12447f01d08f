package com.dashtam.platform.security;

import com.dashtam.kernel.command.Actor;
import com.dashtam.platform.http.Principal;
import java.time.Instant;

/**
 * What a verified service token says.
 *
 * @param client the service that calls
 */
public record ServiceToken(String client, Instant expiresAt) implements Principal {

    @Override
    public Actor actor() {
        return new Actor.Service(client);
    }
}
