package com.dashtam.bench.client;

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

/** Sends requests over HTTP/1.1, once each, and follows no redirect by itself. */
public final class Http {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_LIMIT)
                    .build();

    static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(LIMIT);
    }

    /**
     * @throws UnansweredException if there is no answer within 30 s
     */
    Reply send(HttpRequest request) {
        HttpResponse<String> answer =
                response(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Reply(named(request), answer.statusCode(), answer.headers(), answer.body());
    }

    /** An answer without an end; whoever closes the stream hangs up. */
    HttpResponse<InputStream> open(HttpRequest request) {
        return response(request, BodyHandlers.ofInputStream());
    }

    private <T> HttpResponse<T> response(HttpRequest request, BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new UnansweredException(named(request), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnansweredException(named(request), e);
        }
    }

    /** Without the query, which may hold a code. */
    static String named(HttpRequest request) {
        return request.method() + " " + request.uri().getPath();
    }
}
