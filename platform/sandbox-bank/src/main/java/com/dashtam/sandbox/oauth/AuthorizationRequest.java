package com.dashtam.sandbox.oauth;

import com.dashtam.sandbox.http.Parameters;
import com.dashtam.sandbox.ledger.Customer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A request to the authorization endpoint, judged (RFC 6749 section 4.1.1, RFC 7636). */
sealed interface AuthorizationRequest {
    record Accepted(
            Callback callback,
            Set<Scope> scopes,
            Optional<String> challenge,
            Optional<String> loginHint)
            implements AuthorizationRequest {}

    /** A fault that the client is told about by a redirect. */
    record Returned(Callback callback, OAuthError error, String description)
            implements AuthorizationRequest {}

    /** A fault that only the browser's user may see, for there is no trusted address to send it. */
    record Stopped(String reason) implements AuthorizationRequest {}

    static AuthorizationRequest read(
            Parameters query, RegisteredClient client, Dialect dialect, Optional<String> issuer) {
        if (query.get("client_id").filter(client.id()::equals).isEmpty()) {
            return new Stopped("The application is not registered with this bank.");
        }
        Optional<String> redirect =
                query.get("redirect_uri").filter(client.redirectUris()::contains);
        if (redirect.isEmpty()) {
            return new Stopped("The application gave an address that is not registered.");
        }
        return judge(query, new Callback(redirect.get(), query.get("state"), issuer), dialect);
    }

    private static AuthorizationRequest judge(
            Parameters query, Callback callback, Dialect dialect) {
        Optional<String> repeated = query.firstRepeated();
        Optional<String> type = query.get("response_type");
        Optional<String> challenge = query.get("code_challenge").filter(Pkce::isChallenge);
        Optional<Set<Scope>> scopes =
                query.get("scope")
                        .filter(_ -> dialect.scoped())
                        .map(Scope::parse)
                        .orElseGet(() -> Optional.of(EnumSet.allOf(Scope.class)));
        Optional<String> hint = query.get("login_hint");
        if (repeated.isPresent()) {
            return invalid(callback, "A parameter is repeated: " + repeated.get());
        } else if (type.isEmpty()) {
            return invalid(callback, "response_type is missing");
        } else if (!type.get().equals("code")) {
            return new Returned(
                    callback, OAuthError.UNSUPPORTED_RESPONSE_TYPE, "Only code is supported");
        } else if (dialect.proofKey() && challenge.isEmpty()) {
            return invalid(callback, "code_challenge is missing or malformed");
        } else if (dialect.proofKey()
                && query.get("code_challenge_method").filter("S256"::equals).isEmpty()) {
            return invalid(callback, "code_challenge_method must be S256");
        } else if (scopes.isEmpty()) {
            return new Returned(callback, OAuthError.INVALID_SCOPE, "A scope is unknown");
        } else if (hint.isPresent() && !Customer.isId(hint.get())) {
            return invalid(callback, "login_hint is malformed");
        }
        return new Accepted(
                callback, scopes.get(), challenge.filter(_ -> dialect.proofKey()), hint);
    }

    private static AuthorizationRequest invalid(Callback callback, String description) {
        return new Returned(callback, OAuthError.INVALID_REQUEST, description);
    }
}
