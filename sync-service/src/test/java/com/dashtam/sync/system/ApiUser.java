package com.dashtam.sync.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who calls the service over HTTP. */
record ApiUser(UUID id, Supplier<URI> address, Optional<String> token) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String BOUNDARY = "------------------------boundary";

    /** An answer with its body as JSON. */
    record Answer(int status, JsonNode body, HttpResponse<byte[]> response) {

        String text(String field) {
            return body.path(field).asString("");
        }

        int number(String field) {
            return body.path(field).asInt(-1);
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        /** The fields that a problem names, each with its code. */
        String error() {
            var first = body.path("errors").path(0);
            return first.path("field").asString("") + " " + first.path("code").asString("");
        }
    }

    Answer get(String path, Object... parts) {
        return send(HttpRequest.newBuilder(at(path.formatted(parts))).GET());
    }

    Answer post(String path, String json) {
        return send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)));
    }

    Answer upload(String fileName, byte[] content) {
        return upload("file", fileName, content);
    }

    Answer upload(String part, String fileName, byte[] content) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(
                """
                --%s\r
                Content-Disposition: form-data; name="%s"; filename="%s"\r
                Content-Type: application/x-ofx\r
                \r
                """
                        .formatted(BOUNDARY, part, fileName)
                        .getBytes(UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(UTF_8));
        return send(
                HttpRequest.newBuilder(at("/api/v1/imports"))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private URI at(String path) {
        return address.get().resolve(path);
    }

    private Answer send(HttpRequest.Builder request) {
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            byte[] body = response.body();
            JsonNode json = body.length == 0 ? JSON.nullNode() : JSON.readTree(body);
            return new Answer(response.statusCode(), json, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
