package com.dashtam.identity.application.session;

/** There is no such user. */
public record NoSuchUser() {}
