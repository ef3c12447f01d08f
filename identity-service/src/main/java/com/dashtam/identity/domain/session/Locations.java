package com.dashtam.identity.domain.session;

import java.util.Optional;

/** Where in the world addresses are. */
public interface Locations {

    /** Empty where nobody knows, for whatever reason: a location is never worth a failure. */
    Optional<Location> of(String ipAddress);
}
