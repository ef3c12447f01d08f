package com.dashtam.kernel.result;

/** The value of an operation that has nothing to say but that it happened. */
public enum Unit {
    DONE
}
