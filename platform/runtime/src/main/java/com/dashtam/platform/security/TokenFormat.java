package com.dashtam.platform.security;

/** How our JSON Web Tokens (RFC 7519) are written: what issuer and verifiers agree on. */
public final class TokenFormat {

    /** The {@code typ} of access tokens (RFC 9068). */
    public static final String ACCESS_TYPE = "at+jwt";

    /** The {@code typ} of service tokens; their {@code aud} is a service, their {@code sub} too. */
    public static final String SERVICE_TYPE = "service+jwt";

    public static final String ACCESS_AUDIENCE = "dashtam";
    public static final String SESSION_ID = "sid";
    public static final String ROLES = "roles";
    public static final String USER_VERSION = "utv";
    public static final String GLOBAL_VERSION = "gtv";

    /** The only algorithm in use; which one a token has is the key's to say, not the token's. */
    public static final String ALGORITHM = "RS256";

    public static final int MAX_TOKEN_CHARS = 8 * 1024;

    private TokenFormat() {}
}
