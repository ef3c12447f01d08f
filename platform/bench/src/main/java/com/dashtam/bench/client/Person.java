package com.dashtam.bench.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Optional;

/**
 * A user: an address, a password, the tokens he holds, and a name that is also his customer id at
 * the bank. Each method is one request; none waits for what follows from it.
 */
public final class Person {

    private static final String PASSWORD = "Analytical-Engine-1843";
    private static final String PROVIDERS = "/api/v1/providers";

    private final SystemClient system;
    private final String name;
    private final Caller visitor;
    private volatile Optional<Tokens> tokens = Optional.empty();

    Person(SystemClient system, String name) {
        this.system = system;
        this.name = name;
        this.visitor = system.visitor();
    }

    public String name() {
        return name;
    }

    public String email() {
        return name + "@example.com";
    }

    public Map<String, String> credentials() {
        return Map.of("email", email(), "password", PASSWORD);
    }

    /** Without tokens. */
    public Caller visitor() {
        return visitor;
    }

    /** With the access token that he holds. */
    public Caller caller() {
        return visitor.with(tokens().access());
    }

    public Tokens tokens() {
        return tokens.orElseThrow(() -> new IllegalStateException(email() + " is not signed in"));
    }

    public boolean isSignedIn() {
        return tokens.isPresent();
    }

    public Reply register() {
        return system.visitor().post("/api/v1/users", credentials());
    }

    /** With the token of the mail, once that is there. */
    public Optional<Reply> verify() {
        return system.mailbox()
                .tokenSentTo(email())
                .map(token ->
                        system.visitor()
                                .post("/api/v1/email-verifications", Map.of("token", token)));
    }

    public Reply signIn() {
        return keep(system.visitor().post("/api/v1/sessions", credentials()));
    }

    public Reply refresh() {
        return keep(visitor.post("/api/v1/tokens", Map.of("refresh_token", tokens().refresh())));
    }

    public Reply signOut() {
        Reply reply = caller().delete("/api/v1/sessions/current");
        if (reply.is(204)) {
            forgetTokens();
        }
        return reply;
    }

    public void forgetTokens() {
        tokens = Optional.empty();
    }

    private Reply keep(Reply reply) {
        if (reply.is(201)) {
            tokens = Optional.of(Tokens.of(reply));
        }
        return reply;
    }

    public Reply startConnection(String alias) {
        return caller().post(PROVIDERS, Map.of("provider_slug", Bank.SLUG, "alias", alias));
    }

    /**
     * @param started the answer to {@link #startConnection}
     * @return where the bank sends the browser with its answer
     */
    public URI consent(Reply started) {
        return consent(started, name);
    }

    /**
     * @param login at the bank: the same one again renews the connection that it has
     */
    public URI consent(Reply started, String login) {
        return system.bank().answer(Consent.of(started).authorization(), login, "approve");
    }

    /** Hands over the bank's answer as a front-end does that was redirected to. */
    public Reply complete(URI callback) {
        return caller().post(PROVIDERS + "/callback?" + callback.getRawQuery());
    }

    /** Follows the bank's redirect as a browser does. */
    public Reply followRedirect(Reply started, URI callback) {
        HttpRequest.Builder request =
                Http.request(callback).header("X-Forwarded-For", visitor.address());
        String cookie = Consent.of(started).cookie();
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return system.http().send(request.build());
    }

    @Override
    public String toString() {
        return email();
    }
}
