package com.dashtam.identity.domain.token;

/** What holds for the tokens of all users. */
public interface TokenSettings {

    /** The version stamped into every token issued from now on. */
    int globalTokenVersion();
}
