package com.dashtam.gateway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dashtam.testing.event.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.assertj.core.api.Assertions;

/** A client of an event stream: remembers each frame it gets. */
public final class EventSource implements AutoCloseable {

    /**
     * @param fields by name; a comment has the empty name
     */
    public record Frame(Map<String, String> fields) {

        public String id() {
            return fields.getOrDefault("id", "");
        }

        public String event() {
            return fields.getOrDefault("event", "");
        }

        public String data() {
            return fields.getOrDefault("data", "");
        }

        public boolean isComment() {
            return fields.containsKey("");
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> response;
    private final List<Frame> frames = new CopyOnWriteArrayList<>();
    private volatile boolean ended;
    private volatile boolean brokenOff;

    private EventSource(HttpRequest request) throws IOException, InterruptedException {
        this.response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    /** Returns when the first frame has come. */
    public static EventSource open(HttpRequest.Builder request) {
        try {
            var source = new EventSource(request.header("Accept", "text/event-stream").build());
            Assertions.assertThat(source.response.statusCode()).isEqualTo(200);
            Thread.ofVirtual().start(source::read);
            Eventually.eventually(
                    "the first frame", () -> Assertions.assertThat(source.frames).isNotEmpty());
            return source;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<InputStream> response() {
        return response;
    }

    public List<Frame> frames() {
        return List.copyOf(frames);
    }

    /** The types of the events so far, without the first frame and comments. */
    public List<String> events() {
        return frames.stream().map(Frame::event).filter(type -> !type.isEmpty()).toList();
    }

    public List<String> ids() {
        return frames.stream().map(Frame::id).filter(id -> !id.isEmpty()).toList();
    }

    public boolean hasEnded() {
        return ended;
    }

    /** Whether it ended otherwise than a whole answer does. */
    public boolean isBrokenOff() {
        return brokenOff;
    }

    public Frame await(String what, Predicate<Frame> wanted) {
        Eventually.eventually(
                what + " on the stream", () -> Assertions.assertThat(frames).anyMatch(wanted));
        return frames.stream().filter(wanted).findFirst().orElseThrow();
    }

    public void awaitEnd() {
        Eventually.eventually("the end of the stream", () -> Assertions.assertThat(ended).isTrue());
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8))) {
            var fields = new LinkedHashMap<String, String>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    frames.add(new Frame(Map.copyOf(fields)));
                    fields.clear();
                } else {
                    int colon = line.indexOf(':');
                    fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
                }
            }
        } catch (IOException e) {
            // The connection is gone, which is one way for a stream to end.
            brokenOff = true;
        }
        ended = true;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
