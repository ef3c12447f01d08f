package com.dashtam.identity.running;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** The three other services, as far as they export users; they fail for users they are told of. */
final class ExportingServices {

    private final HttpServer server;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();

    ExportingServices() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void failFor(Object user) {
        failing.add(user.toString());
    }

    void recoverFor(Object user) {
        failing.remove(user.toString());
    }

    List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String user = path.replaceAll("/internal/v1/users/(.*)/export", "$1");
        authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
        boolean fails = failing.contains(user);
        byte[] body =
                (fails ? "{\"things\":[" : "{\"things\":[\"" + user + "\"],\"complete\":true}")
                        .getBytes(UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
