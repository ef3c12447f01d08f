package com.dashtam.identity.application.session;

/** What comes of a right password: a session, or the question for a second factor. */
public sealed interface SignInAnswer permits SignedIn, Challenged {}
