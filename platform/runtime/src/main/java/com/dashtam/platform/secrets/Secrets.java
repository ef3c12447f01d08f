package com.dashtam.platform.secrets;

import java.util.Optional;

/** The port to wherever secrets are kept. Names are those of environment variables. */
@FunctionalInterface
public interface Secrets {

    Optional<Secret> find(String name);

    /**
     * @throws IllegalStateException naming the secret when there is none
     */
    default Secret require(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalStateException("the secret " + name + " is not set"));
    }
}
