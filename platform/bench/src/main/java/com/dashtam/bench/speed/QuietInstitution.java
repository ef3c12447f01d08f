package com.dashtam.bench.speed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Answers the feeds of any connection in place of provider-service: one account with a few
 * transactions, each after as long as an institution takes. What is left is what jobs cost.
 */
final class QuietInstitution implements AutoCloseable {

    static final int TRANSACTIONS = 20;
    static final long ANSWER_MILLIS = 50;

    private static final int OK = 200;
    private static final String END = "{\"kind\":\"page_end\"}\n{\"kind\":\"end\"}\n";
    private static final String ACCOUNT =
            """
            {"kind":"account","account":"a","number_masked":"****1234","name":"Checking","type":"checking",\
            "currency":"USD","balance":"1250.50","active":true}
            """;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    QuietInstitution() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", QuietInstitution::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Pause.until(System.nanoTime() + ANSWER_MILLIS * 1_000_000);
            byte[] body = (lines(exchange.getRequestURI().getPath()) + END).getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
            exchange.sendResponseHeaders(OK, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String lines(String path) {
        if (path.endsWith("/accounts")) {
            return ACCOUNT;
        }
        return path.endsWith("/transactions")
                ? IntStream.range(0, TRANSACTIONS)
                        .mapToObj(QuietInstitution::transaction)
                        .collect(Collectors.joining())
                : "{\"kind\":\"holdings_of\",\"account\":\"a\"}\n";
    }

    private static String transaction(int number) {
        return """
        {"kind":"transaction","account":"a","id":"t%d","subtype":"withdrawal","status":"settled",\
        "amount":"-%d.25","currency":"USD","description":"Groceries","date":"2026-01-%02d"}
        """
                .formatted(number, number + 1, number + 1);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
