package com.dashtam.bench.speed;

import com.dashtam.local.system.Component;
import com.dashtam.local.system.LocalSystem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

/**
 * Provider-service's internal feeds, read as sync-service reads them, with nothing done to them.
 */
final class InstitutionFeed implements AutoCloseable {

    private static final int BUFFER_BYTES = 65_536;
    private static final int OK = 200;
    private static final String AUTHORIZATION = "Authorization";
    private static final int YEARS = 3;

    /** Well within the life of a service token, which is five minutes. */
    private static final Duration TOKEN_USE = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalSystem system;
    private final URI provider;
    private String token;
    private long tokenSince;

    InstitutionFeed(LocalSystem system) throws Exception {
        this.system = system;
        this.provider = system.url(Component.PROVIDER);
        this.token = newToken();
    }

    private String newToken() throws IOException, InterruptedException {
        tokenSince = System.nanoTime();
        return ServiceToken.of(system, Component.SYNC, Component.PROVIDER);
    }

    /** One that is good for the minutes of a measurement. */
    private synchronized String token() throws IOException, InterruptedException {
        if (System.nanoTime() - tokenSince > TOKEN_USE.toNanos()) {
            token = newToken();
        }
        return token;
    }

    URI accounts(UUID connection) {
        return provider.resolve("internal/v1/connections/" + connection + "/accounts");
    }

    URI transactions(UUID connection) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return provider.resolve(
                "internal/v1/connections/%s/transactions?from=%s&to=%s"
                        .formatted(connection, today.minusYears(YEARS), today.plusDays(1)));
    }

    /** What has to come with each request. */
    Map<String, String> headers() throws IOException, InterruptedException {
        return Map.of(AUTHORIZATION, "Bearer " + token());
    }

    /** The status of an answer whose body is thrown away. */
    int status(URI feed) throws IOException, InterruptedException {
        return http.send(request(feed), BodyHandlers.discarding()).statusCode();
    }

    /** How many lines there are, which is little more than the rows. */
    long lines(URI feed) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = http.send(request(feed), BodyHandlers.ofInputStream());
        if (answer.statusCode() != OK) {
            throw new IOException("status " + answer.statusCode() + " of " + feed.getPath());
        }
        long lines = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream body = answer.body()) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        return lines;
    }

    private HttpRequest request(URI feed) throws IOException, InterruptedException {
        return HttpRequest.newBuilder(feed).header(AUTHORIZATION, "Bearer " + token()).build();
    }

    @Override
    public void close() {
        http.close();
    }
}
