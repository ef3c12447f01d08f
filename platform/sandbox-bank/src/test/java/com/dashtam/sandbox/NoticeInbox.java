package com.dashtam.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever is told by the bank. */
final class NoticeInbox implements AutoCloseable {

    /** One notice. */
    record Received(Headers headers, String body) {

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        String header(String name) {
            return String.valueOf(headers.getFirst(name));
        }
    }

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Deque<Integer> statuses = new ConcurrentLinkedDeque<>();
    private final HttpServer server;

    NoticeInbox() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        byte[] body = exchange.getRequestBody().readAllBytes();
                        received.add(
                                new Received(
                                        exchange.getRequestHeaders(),
                                        new String(body, StandardCharsets.UTF_8)));
                        int status = Optional.ofNullable(statuses.poll()).orElse(200);
                        exchange.sendResponseHeaders(status, -1);
                    }
                });
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks");
    }

    /** Answers the next notice with it. */
    void refuseNext(int status) {
        statuses.add(status);
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    List<Received> received(int count) {
        await().untilAsserted(() -> assertThat(received).hasSize(count));
        return received();
    }

    Received only() {
        return received(1).getFirst();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
