package com.dashtam.provider.domain.credential;

/** The keys that credentials are sealed with; they come from outside and may change. */
public interface SealingKeys {

    /**
     * Takes over the keys as they are outside now.
     *
     * @return false when there are none to be had; those known before stay in use
     */
    boolean reload();

    /** The id of the key that new values are sealed with. */
    int primary();
}
