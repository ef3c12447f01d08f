package com.dashtam.sync.system;

import static com.dashtam.testing.event.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
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

        /** The field that a problem names first. */
        String field() {
            return body.path("errors").path(0).path("field").asString("");
        }

        boolean isProblem() {
            return header("Content-Type").orElse("").startsWith("application/problem+json");
        }

        /** What each item of a list says in one field. */
        List<String> each(String list, String field) {
            return body.path(list).valueStream().map(i -> i.path(field).asString("")).toList();
        }
    }

    Answer get(String path, Object... parts) {
        return send(HttpRequest.newBuilder(at(path.formatted(parts))).GET());
    }

    /** An answer in whatever form. */
    record Table(int status, String type, String text) {}

    Table table(String path, String accept) {
        var response = exchange(HttpRequest.newBuilder(at(path)).header("Accept", accept).GET());
        return new Table(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                new String(response.body(), UTF_8));
    }

    Answer delete(String path, Object... parts) {
        return send(HttpRequest.newBuilder(at(path.formatted(parts))).DELETE());
    }

    /** A job, once it has succeeded or failed. */
    Answer ended(String path) {
        var last = new AtomicReference<Answer>();
        eventually(
                path + " has ended",
                () -> {
                    last.set(get(path));
                    assertThat(last.get().text("status")).isIn("succeeded", "failed");
                });
        return last.get();
    }

    Answer post(String path, String json, String... headers) {
        var request =
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    Answer patch(String path, String json) {
        return send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "application/json")
                        .method("PATCH", BodyPublishers.ofString(json)));
    }

    Answer upload(String fileName, byte[] content) {
        return upload("file", fileName, content);
    }

    Answer upload(String part, String fileName, byte[] content) {
        return upload(BOUNDARY, part, fileName, content);
    }

    Answer upload(
            String boundary, String part, String fileName, byte[] content, String... headers) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(
                """
                --%s\r
                Content-Disposition: form-data; name="%s"; filename="%s"\r
                Content-Type: application/x-ofx\r
                \r
                """
                        .formatted(boundary, part, fileName)
                        .getBytes(UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(UTF_8));
        var request =
                HttpRequest.newBuilder(at("/api/v1/imports"))
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** A file with the mapping of its columns. */
    Answer uploadTable(String path, String fileName, byte[] content, String mapping) {
        String text =
                """
                --%1$s\r
                Content-Disposition: form-data; name="mapping"\r
                Content-Type: application/json\r
                \r
                %2$s\r
                --%1$s\r
                Content-Disposition: form-data; name="file"; filename="%3$s"\r
                Content-Type: text/csv\r
                \r
                %4$s\r
                --%1$s--\r
                """
                        .formatted(BOUNDARY, mapping, fileName, new String(content, UTF_8));
        return send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofString(text)));
    }

    private URI at(String path) {
        return address.get().resolve(path);
    }

    private Answer send(HttpRequest.Builder request) {
        var response = exchange(request);
        byte[] body = response.body();
        JsonNode json = body.length == 0 ? JSON.nullNode() : JSON.readTree(body);
        return new Answer(response.statusCode(), json, response);
    }

    private HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        try {
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
