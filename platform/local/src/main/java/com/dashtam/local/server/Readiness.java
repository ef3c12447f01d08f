package com.dashtam.local.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a process once whether it can do its work; false covers every reason why not. */
@FunctionalInterface
public interface Readiness {

    boolean isReady();

    static Readiness tcp(int port) {
        return () -> Ports.isOpen(port);
    }

    /** Ready when a GET is answered with status 200. */
    static Readiness http(URI uri) {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build();
        return () -> status(request) == 200;
    }

    private static int status(HttpRequest request) {
        try {
            return Client.HTTP.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException away) {
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** Built at the first question only. */
    final class Client {

        private static final HttpClient HTTP =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(2))
                        .build();

        private Client() {}
    }
}
