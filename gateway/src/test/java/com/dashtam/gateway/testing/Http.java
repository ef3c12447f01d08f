package com.dashtam.gateway.testing;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests, and looks at answers. */
public final class Http {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.shared();

    private Http() {}

    public static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    public static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** Asserts the form that all our problems have, and returns the body. */
    public static JsonNode problem(HttpResponse<String> response, int status, String type) {
        Assertions.assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        Assertions.assertThat(header(response, "Content-Type"))
                .isEqualTo("application/problem+json");
        var body = json(response);
        Assertions.assertThat(body.path("type").asString()).isEqualTo("/problems/" + type);
        Assertions.assertThat(body.path("status").asInt()).isEqualTo(status);
        Assertions.assertThat(body.path("title").asString()).isNotBlank();
        Assertions.assertThat(body.path("detail").asString()).isNotBlank();
        Assertions.assertThat(body.path("instance").asString())
                .isEqualTo(response.uri().getRawPath());
        Assertions.assertThat(body.path("trace_id").asString())
                .isNotBlank()
                .isEqualTo(header(response, "X-Trace-Id"));
        return body;
    }
}
