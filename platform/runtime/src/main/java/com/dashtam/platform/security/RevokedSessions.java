package com.dashtam.platform.security;

/** The port to whatever a process knows about tokens that ended before they expired. */
@FunctionalInterface
public interface RevokedSessions {

    RevokedSessions NONE = token -> false;

    boolean isRevoked(AccessToken token);
}
