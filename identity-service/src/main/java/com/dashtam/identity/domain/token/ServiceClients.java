package com.dashtam.identity.domain.token;

import java.util.Optional;
import java.util.Set;

/** The processes that may ask for service tokens. */
public interface ServiceClients {

    /** The client, when the secret is its own. */
    Optional<ServiceClient> authenticate(String id, String secret);

    /** A known client and the services it may talk to. */
    record ServiceClient(String id, Set<String> audiences) {
        public ServiceClient {
            audiences = Set.copyOf(audiences);
        }
    }
}
