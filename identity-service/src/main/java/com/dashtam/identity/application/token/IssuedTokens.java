package com.dashtam.identity.application.token;

import com.dashtam.identity.domain.token.RefreshToken;
import com.dashtam.identity.domain.token.SignedToken;

/** What a user gets to act with, and to stay signed in with. */
public record IssuedTokens(SignedToken access, RefreshToken refresh) {}
