package com.dashtam.provider.infrastructure.http;

/** Why there is no answer. */
public enum Trouble {
    /** Refused, timed out, broken off, or not even tried while the circuit is open. */
    UNREACHABLE,
    /** The answer is larger than allowed. */
    TOO_LARGE
}
