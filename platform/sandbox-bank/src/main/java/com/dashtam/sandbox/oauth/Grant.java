package com.dashtam.sandbox.oauth;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** One consent and the hashes of the tokens that stand for it. Guarded by {@link Grants}. */
final class Grant {
    private final String customerId;
    private final Set<Scope> scopes;
    private final Instant until;
    private final Deque<String> refreshTokens = new ArrayDeque<>();
    private boolean withdrawn;

    Grant(String customerId, Set<Scope> scopes, Instant until) {
        this.customerId = customerId;
        this.scopes = scopes;
        this.until = until;
    }

    Instant until() {
        return until;
    }

    String customerId() {
        return customerId;
    }

    Set<Scope> scopes() {
        return scopes;
    }

    boolean open(Instant now) {
        return !withdrawn && until.isAfter(now);
    }

    boolean withdrawn() {
        return withdrawn;
    }

    void withdraw() {
        withdrawn = true;
    }

    boolean isCurrent(String refreshTokenHash) {
        return refreshTokenHash.equals(refreshTokens.peekLast());
    }

    /** All refresh tokens that are remembered, the current one last. */
    Deque<String> refreshTokens() {
        return refreshTokens;
    }
}
