package com.dashtam.sandbox.oauth;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** One consent and the hashes of the tokens that stand for it. Guarded by {@link Grants}. */
final class Grant {
    private final String id;
    private final String customerId;
    private final Set<Scope> scopes;
    private final Instant until;
    private final Deque<String> refreshTokens = new ArrayDeque<>();
    private boolean withdrawn;

    Grant(String id, String customerId, Set<Scope> scopes, Instant until) {
        this.id = id;
        this.customerId = customerId;
        this.scopes = scopes;
        this.until = until;
    }

    /** What the bank calls the consent, towards recipients. */
    String id() {
        return id;
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
