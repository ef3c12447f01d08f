package com.dashtam.platform.security;

import java.util.Optional;

/** The port to the public keys that tokens of ours are signed with. */
public interface VerificationKeys {

    /**
     * May wait for keys to be fetched when the name is unknown.
     *
     * @throws com.dashtam.platform.http.UnavailableException when nobody can tell for now
     */
    Optional<VerificationKey> find(String kid);

    /** Believes nothing more that this key has signed, whatever is published. */
    default void retire(String kid) {}

    /** A number that changes whenever the set of keys does. */
    long generation();
}
