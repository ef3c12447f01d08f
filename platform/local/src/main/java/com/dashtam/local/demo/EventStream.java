package com.dashtam.local.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An open stream of server-sent events, read by a thread of its own as they come. */
final class EventStream implements AutoCloseable {

    private static final int WAITING_EVENTS = 10_000;

    private final InputStream stream;
    private final BlockingQueue<ServerEvent> events = new LinkedBlockingQueue<>(WAITING_EVENTS);

    private EventStream(InputStream stream) {
        this.stream = stream;
    }

    static EventStream open(Http http, HttpRequest request) {
        HttpResponse<InputStream> response = http.open(request);
        String type = response.headers().firstValue("Content-Type").orElse("");
        DemoFailure.require(
                response.statusCode() == 200 && type.startsWith("text/event-stream"),
                "%s answered %d %s"
                        .formatted(request.uri().getPath(), response.statusCode(), type));
        EventStream opened = new EventStream(response.body());
        Thread.ofVirtual().name("event-stream").start(opened::read);
        return opened;
    }

    private void read() {
        SseParser parser = new SseParser();
        try (var reader =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                parser.line(line).ifPresent(events::add);
            }
        } catch (IOException closed) {
            // By us, or by the server: whoever waits for an event finds out by waiting.
        }
    }

    /**
     * @throws DemoFailure if none comes within the limit
     */
    ServerEvent next(Duration limit) {
        try {
            ServerEvent event = events.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
            DemoFailure.require(
                    event != null, "no event came for %d s".formatted(limit.toSeconds()));
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted", e);
        }
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new DemoFailure("the event stream cannot be closed", e);
        }
    }
}
