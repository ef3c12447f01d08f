package com.dashtam.sandbox.oauth;

import com.dashtam.sandbox.http.Fields;
import com.dashtam.sandbox.http.Parameters;
import com.dashtam.sandbox.http.Request;
import com.dashtam.sandbox.http.Response;
import java.util.Optional;
import java.util.Set;

/** Codes and refresh tokens for access tokens (RFC 6749 sections 4.1.3 and 6), and revocation. */
final class TokenEndpoint {
    private final Dialect dialect;
    private final ClientCheck check;
    private final OneTime<Approval> codes;
    private final Grants grants;

    TokenEndpoint(Dialect dialect, ClientCheck check, OneTime<Approval> codes, Grants grants) {
        this.dialect = dialect;
        this.check = check;
        this.codes = codes;
        this.grants = grants;
    }

    Response issue(Request request) {
        return check.refuse(request).orElseGet(() -> answer(request.form()));
    }

    /** Unknown tokens are revoked already (RFC 7009 section 2.2). */
    Response revoke(Request request) {
        return check.refuse(request)
                .orElseGet(() -> {
                    Optional<String> token = request.form().get("token");
                    token.ifPresent(grants::revoke);
                    return token.isPresent()
                            ? Response.empty(200)
                            : OAuthError.INVALID_REQUEST.response("token is missing");
                });
    }

    private Response answer(Parameters form) {
        TokenAnswer answer =
                switch (form.get("grant_type").orElse("")) {
                    case "authorization_code" -> byCode(form);
                    case "refresh_token" -> byRefreshToken(form);
                    case "" -> denied(OAuthError.INVALID_REQUEST, "grant_type is missing");
                    default -> denied(OAuthError.UNSUPPORTED_GRANT_TYPE, "Unknown grant_type");
                };
        return switch (answer) {
            case TokenAnswer.Issued issued -> tokens(issued);
            case TokenAnswer.Denied(var error, var description) -> error.response(description);
        };
    }

    private TokenAnswer byCode(Parameters form) {
        Optional<String> code = form.get("code");
        Optional<String> redirect = form.get("redirect_uri");
        Optional<String> verifier = form.get("code_verifier");
        if (code.isEmpty() || redirect.isEmpty() || dialect.proofKey() && verifier.isEmpty()) {
            return denied(
                    OAuthError.INVALID_REQUEST,
                    "code, redirect_uri and code_verifier are required");
        }
        Optional<Approval> approval = codes.take(code.get());
        if (approval.isEmpty()) {
            grants.codeReused(code.get());
            return denied(OAuthError.INVALID_GRANT, "The code is unknown, used or expired");
        }
        if (!approval.get().redirectUri().equals(redirect.get())) {
            return denied(OAuthError.INVALID_GRANT, "redirect_uri differs from the request's");
        }
        if (!proves(approval.get(), verifier)) {
            return denied(OAuthError.INVALID_GRANT, "code_verifier does not match");
        }
        return grants.open(code.get(), approval.get());
    }

    private static boolean proves(Approval approval, Optional<String> verifier) {
        return approval.challenge()
                .map(challenge ->
                        verifier.filter(shown -> Pkce.matches(challenge, shown)).isPresent())
                .orElse(true);
    }

    private TokenAnswer byRefreshToken(Parameters form) {
        Optional<String> token = form.get("refresh_token");
        if (token.isEmpty()) {
            return denied(OAuthError.INVALID_REQUEST, "refresh_token is missing");
        }
        Optional<Set<Scope>> narrowed = form.get("scope").flatMap(Scope::parse);
        if (form.get("scope").isPresent() && narrowed.isEmpty()) {
            return denied(OAuthError.INVALID_SCOPE, "A scope is unknown");
        }
        return inItsWords(grants.refresh(token.get(), narrowed));
    }

    private TokenAnswer inItsWords(TokenAnswer answer) {
        boolean dead =
                answer instanceof TokenAnswer.Denied(var error, _)
                        && error == OAuthError.INVALID_GRANT;
        return dialect.deadRefreshToken()
                .filter(_ -> dead)
                .map(words -> denied(OAuthError.UNSUPPORTED_TOKEN_TYPE, words))
                .orElse(answer);
    }

    private Response tokens(TokenAnswer.Issued issued) {
        return Response.json(
                        200,
                        Fields.of("access_token", issued.accessToken())
                                .and("token_type", "Bearer")
                                .and("expires_in", issued.expiresIn().toSeconds())
                                .and("refresh_token", issued.refreshToken())
                                .and("scope", Scope.format(issued.scopes()))
                                .and(
                                        "fdxConsentId",
                                        Optional.of(issued.consentId())
                                                .filter(_ -> dialect.namesConsents())))
                .with("Cache-Control", "no-store");
    }

    private static TokenAnswer denied(OAuthError error, String description) {
        return new TokenAnswer.Denied(error, description);
    }
}
