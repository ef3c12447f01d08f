package com.dashtam.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The listening server: one virtual thread a request, bodies bounded, every answer complete. */
public final class HttpFront implements AutoCloseable {
    private static final Logger LOG = System.getLogger(HttpFront.class.getName());

    static {
        // Without the first, small answers wait 40 ms for a delayed acknowledgement; the others
        // bound how long a request may take to arrive (s) and how many connections are kept.
        systemDefault("sun.net.httpserver.nodelay", "true");
        systemDefault("sun.net.httpserver.maxReqTime", "30");
        systemDefault("jdk.httpserver.maxConnections", "2000");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final int maxBody;

    private HttpFront(HttpServer server, ExecutorService threads, int maxBody) {
        this.server = server;
        this.threads = threads;
        this.maxBody = maxBody;
    }

    /** Binds the address (port 0 for any free one) without answering yet. */
    public static HttpFront bind(InetSocketAddress address, int maxBodyBytes) throws IOException {
        ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("bank-", 0).factory());
        HttpServer server = HttpServer.create(address, 0);
        server.setExecutor(threads);
        return new HttpFront(server, threads, maxBodyBytes);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public void serve(Handler handler) {
        server.createContext("/", exchange -> answer(exchange, handler));
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            write(exchange, respond(exchange, handler));
        }
    }

    private Response respond(HttpExchange exchange, Handler handler) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(maxBody + 1);
        if (body.length > maxBody) {
            return Response.error(413, "401", "The body exceeds " + maxBody + " bytes")
                    .with("Connection", "close");
        }
        try {
            return handler.handle(request(exchange, body));
        } catch (RefusedException refused) {
            return refused.response();
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "request failed: " + exchange.getRequestURI().getPath(), bug);
            return Response.error(500, "500", "Internal server error");
        }
    }

    private static Request request(HttpExchange exchange, byte[] body) {
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        return new Request(
                exchange.getRequestMethod(),
                Objects.requireNonNullElse(exchange.getRequestURI().getRawPath(), "/"),
                Parameters.parse(query),
                exchange.getRequestHeaders(),
                body,
                Map.of());
    }

    private static void write(HttpExchange exchange, Response response) throws IOException {
        response.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = response.body();
        if (body.length == 0 || exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(response.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(response.status(), body.length);
        OutputStream out = exchange.getResponseBody();
        out.write(body, 0, response.cutShort() ? body.length / 2 : body.length);
        out.flush();
    }

    private static void systemDefault(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
