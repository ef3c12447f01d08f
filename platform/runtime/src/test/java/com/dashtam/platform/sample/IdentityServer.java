package com.dashtam.platform.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** What the platform sees of identity-service: keys, and tokens for services. */
public final class IdentityServer implements AutoCloseable {

    /** A request to the token endpoint. */
    public record TokenRequest(String authorization, String form) {}

    private final HttpServer server;
    private final List<TokenRequest> tokenRequests = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<String> keyRequests = new CopyOnWriteArrayList<>();
    private volatile String keys = Issuer.jwks();
    private volatile int keysStatus = 200;
    private volatile String token = "{}";
    private volatile int tokenStatus = 200;

    public IdentityServer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/.well-known/jwks.json", this::answerKeys);
        server.createContext("/internal/oauth2/token", this::answerToken);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public void publish(String jwks) {
        keys = jwks;
        keysStatus = 200;
    }

    public void failKeys(int status) {
        keysStatus = status;
    }

    public void grant(int status, String body) {
        tokenStatus = status;
        token = body;
    }

    public int keyRequests() {
        return keyRequests.size();
    }

    public List<TokenRequest> tokenRequests() {
        return tokenRequests;
    }

    private void answerKeys(HttpExchange exchange) throws IOException {
        keyRequests.add(exchange.getRequestMethod());
        answer(exchange, keysStatus, keys);
    }

    private void answerToken(HttpExchange exchange) throws IOException {
        var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        tokenRequests.add(new TokenRequest(String.valueOf(authorization), form));
        answer(exchange, tokenStatus, token);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
