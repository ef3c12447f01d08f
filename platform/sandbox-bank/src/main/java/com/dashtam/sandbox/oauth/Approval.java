package com.dashtam.sandbox.oauth;

import java.util.Optional;
import java.util.Set;

/** What a customer approved, as an authorization code stands for it. */
record Approval(
        String customerId, Set<Scope> scopes, String redirectUri, Optional<String> challenge) {}
