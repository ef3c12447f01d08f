package com.dashtam.identity.application.session;

/** The session that the caller's access token names has ended, so the token is void. */
public record SessionOver() {}
