package com.dashtam.identity.application.key;

/** No key of that name is in use, or about to be. */
public record NoSuchKey() {}
