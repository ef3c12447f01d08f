package com.dashtam.identity.domain.token;

/** The two numbers that every token carries; a token below a minimum is refused. */
public record TokenVersions(int user, int global) {}
