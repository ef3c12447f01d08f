package com.dashtam.identity.application.session;

/** There is no such session, or it is not that user's. */
public record NoSuchSession() {}
