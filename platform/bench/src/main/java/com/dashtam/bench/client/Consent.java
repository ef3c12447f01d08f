package com.dashtam.bench.client;

import java.net.HttpCookie;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A connection that was asked for.
 *
 * @param authorization where the user's browser goes to consent
 * @param cookie what the browser brings back to the gateway
 */
public record Consent(URI authorization, String state, String cookie) {

    static Consent of(Reply reply) {
        List<String> cookies = reply.headers().allValues("Set-Cookie");
        return new Consent(
                URI.create(reply.text("authorization_url")),
                reply.text("state"),
                cookies.stream()
                        .flatMap(header -> HttpCookie.parse(header).stream())
                        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; ")));
    }

    /** Without what it is bound by. */
    @Override
    public String toString() {
        return "consent at " + authorization.getAuthority();
    }
}
