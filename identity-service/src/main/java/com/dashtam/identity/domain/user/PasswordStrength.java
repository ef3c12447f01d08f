package com.dashtam.identity.domain.user;

/** Knows what people choose, and those who guess try first. */
@FunctionalInterface
public interface PasswordStrength {

    /** Common, breached, made of a few common parts, or much like the owner's address. */
    boolean isEasyToGuess(String password, Email owner);
}
