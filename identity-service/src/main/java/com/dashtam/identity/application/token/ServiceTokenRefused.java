package com.dashtam.identity.application.token;

/** Why a process got no service token. */
public enum ServiceTokenRefused {
    CLIENT_NOT_AUTHENTICATED,
    AUDIENCE_NOT_ALLOWED
}
