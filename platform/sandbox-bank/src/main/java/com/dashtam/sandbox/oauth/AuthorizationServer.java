package com.dashtam.sandbox.oauth;

import com.dashtam.sandbox.http.Fields;
import com.dashtam.sandbox.http.Parameters;
import com.dashtam.sandbox.http.Request;
import com.dashtam.sandbox.http.Response;
import com.dashtam.sandbox.ledger.Customers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The bank's authorization server, composed. */
public final class AuthorizationServer {
    public static final String AUTHORIZE = "/oauth2/authorize";
    public static final String TOKEN = "/oauth2/token";
    public static final String REVOKE = "/oauth2/revoke";
    public static final String METADATA = "/.well-known/oauth-authorization-server";

    private final RegisteredClient client;
    private final OneTime<AuthorizationEndpoint.Asked> questions;
    private final OneTime<Approval> codes;
    private final Grants grants;
    private final AuthorizationEndpoint authorization;
    private final TokenEndpoint token;

    /**
     * @param limit how many consents, codes and consent pages may be open at a time, each
     * @param stateFile where consents outlive the process; absent to keep them in memory alone
     * @throws IOException when the state file cannot be read
     */
    public AuthorizationServer(
            Dialect dialect,
            String bankName,
            RegisteredClient client,
            Customers customers,
            Lifetimes lifetimes,
            int limit,
            Optional<Path> stateFile,
            InstantSource clock)
            throws IOException {
        this.client = client;
        this.questions = new OneTime<>(clock, Lifetimes.CONSENT_PAGE, limit);
        this.codes = new OneTime<>(clock, Lifetimes.CODE, limit, dialect.codeSuffix());
        this.grants = grants(dialect, clock, lifetimes, limit, stateFile);
        this.authorization =
                new AuthorizationEndpoint(
                        dialect, client, customers, new ConsentPage(bankName), questions, codes);
        this.token = new TokenEndpoint(dialect, new ClientCheck(client), codes, grants);
    }

    private static Grants grants(
            Dialect dialect,
            InstantSource clock,
            Lifetimes lifetimes,
            int limit,
            Optional<Path> stateFile)
            throws IOException {
        if (stateFile.isEmpty()) {
            return new Grants(dialect, clock, lifetimes, limit, Optional.empty());
        }
        GrantFile file = new GrantFile(stateFile.get());
        Grants grants = new Grants(dialect, clock, lifetimes, limit, Optional.of(file));
        grants.restore(file.read());
        return grants;
    }

    public Grants grants() {
        return grants;
    }

    /**
     * @param issuer what the server calls itself when it answers, if it does
     */
    public Response ask(Request request, Optional<String> issuer) {
        return authorization.ask(request, issuer);
    }

    public Response decide(Request request) {
        return authorization.decide(request);
    }

    public Response token(Request request) {
        return token.issue(request);
    }

    public Response revoke(Request request) {
        return token.revoke(request);
    }

    /** RFC 8414. */
    public Response metadata(String issuer) {
        return Response.json(
                200,
                Fields.of("issuer", issuer)
                        .and("authorization_endpoint", issuer + AUTHORIZE)
                        .and("token_endpoint", issuer + TOKEN)
                        .and("revocation_endpoint", issuer + REVOKE)
                        .and("authorization_response_iss_parameter_supported", true)
                        .and("response_types_supported", List.of("code"))
                        .and(
                                "grant_types_supported",
                                List.of("authorization_code", "refresh_token"))
                        .and("code_challenge_methods_supported", List.of("S256"))
                        .and(
                                "token_endpoint_auth_methods_supported",
                                List.of(client.authentication().wireName()))
                        .and(
                                "revocation_endpoint_auth_methods_supported",
                                List.of(client.authentication().wireName()))
                        .and(
                                "scopes_supported",
                                Arrays.stream(Scope.values()).map(Scope::wireName).toList()));
    }

    /** Whom a request for tokens or for their end is about, where that can be told. */
    public Optional<String> customerOf(Request request) {
        Parameters form = request.form();
        return form.get("code")
                .flatMap(codes::peek)
                .map(Approval::customerId)
                .or(() -> form.get("refresh_token").flatMap(grants::customerOf))
                .or(() -> form.get("token").flatMap(grants::customerOf));
    }

    public void clear() {
        questions.clear();
        codes.clear();
        grants.clear();
    }
}
