package com.dashtam.sync.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.platform.http.feed.FeedCodec;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Speaks provider-service's internal interface, and fails as it is told to. */
final class ProviderStub {

    private static final int OK = 200;
    private static final int UNKNOWN_LENGTH = 0;
    private static final long STEP_MILLIS = 100;

    /** How one request is answered. */
    interface Reply {
        void send(HttpExchange exchange) throws IOException;
    }

    /** A request that was made. */
    record Request(String path, String query, String authorization, String mapping, byte[] body) {}

    private final HttpServer server;
    private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    ProviderStub() {
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

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers a path with these replies one after the other; the last stays. */
    void answers(String path, Reply... all) {
        replies.put(path, new ArrayDeque<>(List.of(all)));
    }

    List<Request> requests(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        requests.add(
                new Request(
                        uri.getPath(),
                        String.valueOf(uri.getRawQuery()),
                        String.valueOf(authorization),
                        String.valueOf(exchange.getRequestHeaders().getFirst("X-Dashtam-Mapping")),
                        exchange.getRequestBody().readAllBytes()));
        replyTo(uri.getPath()).send(exchange);
        exchange.close();
    }

    private Reply replyTo(String path) {
        var waiting = replies.get(path);
        if (waiting == null) {
            return problem(404, FeedFailure.CONNECTION_NOT_FOUND);
        }
        synchronized (waiting) {
            return waiting.size() > 1 ? waiting.removeFirst() : waiting.getFirst();
        }
    }

    /** A feed that is whole. */
    static Reply feed(List<? extends FeedLine> lines) {
        return exchange -> {
            var out = begin(exchange);
            lines.forEach(line -> FeedCodec.write(line, out));
            FeedCodec.write(new FeedLine.PageEnd(), out);
            FeedCodec.write(new FeedLine.End(), out);
        };
    }

    /** A feed that ends in the middle, without an end of its own. */
    static Reply cut(List<? extends FeedLine> lines) {
        return exchange -> {
            var out = begin(exchange);
            lines.forEach(line -> FeedCodec.write(line, out));
            out.flush();
        };
    }

    /** A feed that stands still after some lines until the latch opens. */
    static Reply stalled(List<? extends FeedLine> lines, CountDownLatch latch) {
        return exchange -> {
            var out = begin(exchange);
            lines.forEach(line -> FeedCodec.write(line, out));
            out.flush();
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** A feed that goes on with pages of nothing until the latch opens. */
    static Reply slow(List<? extends FeedLine> lines, CountDownLatch latch) {
        return exchange -> {
            var out = begin(exchange);
            try {
                do {
                    FeedCodec.write(new FeedLine.PageEnd(), out);
                    out.flush();
                } while (!latch.await(STEP_MILLIS, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            lines.forEach(line -> FeedCodec.write(line, out));
            FeedCodec.write(new FeedLine.End(), out);
        };
    }

    static Reply text(String text) {
        return exchange -> begin(exchange).write(text.getBytes(UTF_8));
    }

    static Reply json(String json) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            byte[] bytes = json.getBytes(UTF_8);
            exchange.sendResponseHeaders(OK, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** A refusal before the first line. */
    static Reply problem(int status, FeedFailure reason) {
        return problem(status, reason, 0);
    }

    static Reply problem(int status, FeedFailure reason, int retryAfter) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            if (retryAfter > 0) {
                exchange.getResponseHeaders().set("Retry-After", Integer.toString(retryAfter));
            }
            byte[] bytes =
                    "{\"errors\":[{\"field\":\"feed\",\"code\":\"%s\",\"message\":\"x\"}]}"
                            .formatted(reason.text())
                            .getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    static Reply status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    private static OutputStream begin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", FeedLine.MEDIA_TYPE);
        exchange.sendResponseHeaders(OK, UNKNOWN_LENGTH);
        return exchange.getResponseBody();
    }
}
