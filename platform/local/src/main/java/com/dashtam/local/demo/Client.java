package com.dashtam.local.demo;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who calls the gateway.
 *
 * @param address says where from: the gateway believes it of a proxy on its own machine, and limits
 *     the requests of each address
 * @param token the access token, after signing in
 */
record Client(Http http, URI publicUrl, String address, Optional<String> token) {

    private static final String API = "/api/v1";
    private static final int LOWEST_GROUP = 0x1000;
    private static final int GROUPS = 0x1_0000;
    private static final String BOUNDARY = "dashtam-demo-7MA4YWxkTrZu0gW";

    /** From an address that no other run uses (RFC 3849), and that has only one spelling. */
    static Client unknown(Http http, URI publicUrl) {
        String groups =
                ThreadLocalRandom.current()
                        .ints(6, LOWEST_GROUP, GROUPS)
                        .mapToObj(Integer::toHexString)
                        .collect(Collectors.joining(":"));
        return new Client(http, publicUrl, "2001:db8:" + groups, Optional.empty());
    }

    Client with(String accessToken) {
        return new Client(http, publicUrl, address, Optional.of(accessToken));
    }

    Answer get(String path) {
        return http.send(request(path).GET().build());
    }

    Answer post(String path) {
        return http.send(request(path).POST(BodyPublishers.noBody()).build());
    }

    Answer post(String path, Map<String, ?> body) {
        String json = JsonMapper.shared().writeValueAsString(body);
        return http.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build());
    }

    Answer delete(String path) {
        return http.send(request(path).DELETE().build());
    }

    /** As a browser sends a form with one file. */
    Answer upload(String path, String fileName, byte[] file) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(
                """
                --%s\r
                Content-Disposition: form-data; name="file"; filename="%s"\r
                Content-Type: application/x-ofx\r
                \r
                """
                        .formatted(BOUNDARY, fileName)
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8));
        return http.send(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .build());
    }

    EventStream events(String category) {
        return EventStream.open(
                http,
                request("/events?categories=" + category)
                        .header("Accept", "text/event-stream")
                        .GET()
                        .build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                Http.request(publicUrl.resolve(API + path)).header("X-Forwarded-For", address);
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return request;
    }

    /** Without the token. */
    @Override
    public String toString() {
        return address;
    }
}
