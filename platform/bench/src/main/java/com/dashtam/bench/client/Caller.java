package com.dashtam.bench.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Somebody who calls the gateway.
 *
 * @param address says where from: the gateway believes it of a proxy on its own machine, and limits
 *     the requests of each address
 * @param token the access token, after signing in
 */
public record Caller(Http http, URI gateway, String address, Optional<String> token) {

    /** From an address that nobody else uses (RFC 3849). */
    static Caller unknown(Http http, URI gateway) {
        byte[] host = new byte[4];
        ThreadLocalRandom.current().nextBytes(host);
        String hex = HexFormat.of().formatHex(host);
        String address = "2001:db8:%s:%s::1".formatted(hex.substring(0, 4), hex.substring(4));
        return new Caller(http, gateway, address, Optional.empty());
    }

    public Caller with(String accessToken) {
        return new Caller(http, gateway, address, Optional.of(accessToken));
    }

    public Reply get(String path) {
        return send("GET", path, Optional.empty());
    }

    /** In a form of its own, such as {@code text/csv}. */
    public Reply get(String path, String accept) {
        return http.send(request(path).header("Accept", accept).GET().build());
    }

    public Reply delete(String path) {
        return send("DELETE", path, Optional.empty());
    }

    public Reply post(String path, Map<String, ?> body) {
        return send("POST", path, Optional.of(Body.json(body)));
    }

    /** The same request with the same key is done once. */
    public Reply post(String path, Map<String, ?> body, String idempotencyKey) {
        Body json = Body.json(body);
        return http.send(
                request(path)
                        .header("Content-Type", json.mediaType())
                        .header("Idempotency-Key", idempotencyKey)
                        .POST(BodyPublishers.ofByteArray(json.content()))
                        .build());
    }

    public Reply post(String path) {
        return send("POST", path, Optional.empty());
    }

    public Reply put(String path) {
        return send("PUT", path, Optional.empty());
    }

    public Reply put(String path, Map<String, ?> body) {
        return send("PUT", path, Optional.of(Body.json(body)));
    }

    public Reply patch(String path, Map<String, ?> body) {
        return send("PATCH", path, Optional.of(Body.json(body)));
    }

    public Reply upload(String path, String fileName, byte[] file) {
        return send("POST", path, Optional.of(Body.file("file", fileName, file)));
    }

    /** JSON as somebody else wrote it, with headers that say who. */
    public Reply post(String path, String json, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        headers.forEach(request::header);
        return http.send(request.POST(BodyPublishers.ofString(json)).build());
    }

    /** A file with fields of text beside it. */
    public Reply upload(String path, String fileName, byte[] file, Map<String, String> texts) {
        return send("POST", path, Optional.of(Body.file("file", fileName, file, texts)));
    }

    public Reply send(String method, String path, Optional<Body> body) {
        HttpRequest.Builder request = request(path);
        body.ifPresent(present -> request.header("Content-Type", present.mediaType()));
        BodyPublisher content =
                body.map(present -> BodyPublishers.ofByteArray(present.content()))
                        .orElseGet(BodyPublishers::noBody);
        return http.send(request.method(method, content).build());
    }

    /** Follows the events of the user who is signed in. */
    public EventStream events() {
        HttpRequest request =
                request("/api/v1/events").header("Accept", "text/event-stream").GET().build();
        return EventStream.open(http.open(request));
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                Http.request(gateway.resolve(path)).header("X-Forwarded-For", address);
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return request;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return address;
    }
}
