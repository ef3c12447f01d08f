package com.dashtam.identity.infrastructure.export;

import com.dashtam.identity.infrastructure.export.ZipArchivist.Source;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** What another service streams of a user. */
final class HttpSource implements Source {

    private static final int OK = 200;

    private final HttpClient http;
    private final URI service;
    private final Supplier<String> token;
    private final Duration timeout;

    /**
     * @param token gives a service token for that service
     * @param timeout until the answer begins
     */
    HttpSource(HttpClient http, URI service, Supplier<String> token, Duration timeout) {
        this.http = http;
        this.service = service;
        this.token = token;
        this.timeout = timeout;
    }

    @Override
    public void write(UUID userId, OutputStream out) throws IOException {
        var request =
                HttpRequest.newBuilder(service.resolve("/internal/v1/users/" + userId + "/export"))
                        .timeout(timeout)
                        .header("Authorization", "Bearer " + token.get())
                        .build();
        try {
            var response = http.send(request, BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                if (response.statusCode() != OK) {
                    throw new IOException(service + " answered " + response.statusCode());
                }
                body.transferTo(out);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
