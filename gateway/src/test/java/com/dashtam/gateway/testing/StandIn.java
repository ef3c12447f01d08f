package com.dashtam.gateway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** A real HTTP server that plays every service, identity's key set and token endpoint included. */
public final class StandIn implements AutoCloseable {

    private static final int STOP_SECONDS = 0;

    /** A request as it arrived. */
    public record Received(String method, URI uri, Headers headers, byte[] body) {

        public String header(String name) {
            var value = headers.getFirst(name);
            return value == null ? "" : value;
        }

        public boolean has(String name) {
            return headers.containsKey(name);
        }
    }

    private final HttpServer server;
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final Map<String, HttpHandler> next = new ConcurrentHashMap<>();
    private final Map<String, HttpHandler> answers = new ConcurrentHashMap<>();

    private StandIn(HttpServer server) {
        this.server = server;
    }

    /**
     * @param port 0 picks a free one
     */
    public static StandIn start(int port, String keySet) {
        try {
            var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
            var server = HttpServer.create(address, 0);
            var standIn = new StandIn(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", standIn::handle);
            standIn.answers.put("/.well-known/jwks.json", fixed(200, "application/json", keySet));
            standIn.answers.put("/internal/oauth2/token", StandIn::grant);
            server.start();
            return standIn;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** Answers the next request for a path; those after it are answered as ever. */
    public void answerOnce(String path, HttpHandler handler) {
        next.put(path, handler);
    }

    public void answerOnce(String path, int status, String mediaType, String body) {
        next.put(path, fixed(status, mediaType, body));
    }

    private static HttpHandler fixed(int status, String mediaType, String body) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", mediaType);
            send(exchange, status, body);
        };
    }

    /** The requests with this trace id, in the order of their arrival. */
    public List<Received> received(String traceId) {
        return received.stream()
                .filter(request -> request.header("X-Trace-Id").equals(traceId))
                .toList();
    }

    public long count(String path) {
        return received.stream().filter(request -> request.uri().getPath().equals(path)).count();
    }

    public static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var once = next.remove(path);
        var handler = once == null ? answers.getOrDefault(path, StandIn::empty) : once;
        byte[] body = exchange.getRequestBody().readAllBytes();
        received.add(
                new Received(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        exchange.getRequestHeaders(),
                        body));
        exchange.setStreams(new java.io.ByteArrayInputStream(body), null);
        handler.handle(exchange);
    }

    private static void empty(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        send(exchange, 200, exchange.getRequestMethod().equals("HEAD") ? "" : "{}");
    }

    private static void grant(HttpExchange exchange) throws IOException {
        var form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var audience = URLDecoder.decode(form.replaceAll(".*audience=([^&]*).*", "$1"), UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        send(
                exchange,
                200,
                """
                {"access_token":"service-token-for-%s","token_type":"Bearer","expires_in":300}
                """
                        .formatted(audience));
    }

    @Override
    public void close() {
        server.stop(STOP_SECONDS);
    }
}
