package com.dashtam.sandbox.fdx;

import com.dashtam.sandbox.http.RefusedException;
import com.dashtam.sandbox.ledger.Ledger;
import com.dashtam.sandbox.oauth.Scope;
import java.util.Set;

/** Whose data a request may read, and which of it. */
public record Consented(Ledger ledger, Set<Scope> scopes) {
    boolean covers(Scope scope) {
        return scopes.contains(scope);
    }

    void require(Scope scope) {
        if (!covers(scope)) {
            throw new RefusedException(403, "403", "The consent does not cover this");
        }
    }
}
