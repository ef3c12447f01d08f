package com.dashtam.identity.application.mfa;

import com.dashtam.kernel.command.Command;

/** Somebody wants to be signed in by a passkey, and does not say who he is. */
public record RequestPasskeySignIn() implements Command {}
