package com.dashtam.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends requests, and follows no redirect by itself. */
final class Http {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(LIMIT).header("User-Agent", "dashtam-demo");
    }

    Answer send(HttpRequest request) {
        HttpResponse<String> response =
                response(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(
                named(request), response.statusCode(), response.headers(), response.body());
    }

    /** An answer that has no end; whoever closes the stream hangs up. */
    HttpResponse<InputStream> open(HttpRequest request) {
        return response(request, BodyHandlers.ofInputStream());
    }

    private <T> HttpResponse<T> response(HttpRequest request, BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new DemoFailure("%s was not answered: %s".formatted(named(request), e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted", e);
        }
    }

    /** Without the query, which may hold a code. */
    private static String named(HttpRequest request) {
        URI uri = request.uri();
        return "%s %s://%s%s"
                .formatted(request.method(), uri.getScheme(), uri.getAuthority(), uri.getPath());
    }
}
