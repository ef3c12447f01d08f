package com.dashtam.bench.outages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a process says about itself on its management port. */
record Health(URI address) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static Health of(int managementPort) {
        return new Health(
                URI.create("http://127.0.0.1:%d/actuator/health".formatted(managementPort)));
    }

    String status() {
        return read().required("status").asString();
    }

    /** What the relay of this process is doing: active, standby, … */
    String relayRole() {
        return read().path("components").path("relay").path("details").path("role").asString("");
    }

    private JsonNode read() {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
        try {
            return JsonMapper.shared()
                    .readTree(CLIENT.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
