package com.dashtam.identity.application.key;

/** The key of the rotation before has not begun to sign yet. */
public record RotationPending() {}
