package com.dashtam.provider.infrastructure.oauth;

/** How we prove who we are at a token endpoint (RFC 6749, section 2.3.1). */
public enum ClientAuthentication {
    BASIC,
    POST
}
