package com.dashtam.bench.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The names of the events that a stream has brought so far. */
public final class EventStream implements AutoCloseable {

    private static final String NAME = "event:";

    private final Reply opening;
    private final InputStream body;
    private final List<String> names = new CopyOnWriteArrayList<>();

    private EventStream(Reply opening, InputStream body) {
        this.opening = opening;
        this.body = body;
    }

    static EventStream open(HttpResponse<InputStream> answer) {
        var opening =
                new Reply(Http.named(answer.request()), answer.statusCode(), answer.headers(), "");
        var stream = new EventStream(opening, answer.body());
        Thread.ofVirtual().start(stream::read);
        return stream;
    }

    /** The answer without its body. */
    public Reply opening() {
        return opening;
    }

    public List<String> names() {
        return List.copyOf(names);
    }

    private void read() {
        var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        try {
            lines.lines()
                    .filter(line -> line.startsWith(NAME))
                    .forEach(line -> names.add(line.substring(NAME.length()).strip()));
        } catch (UncheckedIOException hungUp) {
            names.add("closed");
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
