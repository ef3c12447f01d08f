package com.dashtam.gateway.sse;

import com.dashtam.platform.security.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * One client's open stream. Written by the dispatcher's thread alone; what the client has not taken
 * yet waits in a bounded buffer.
 */
final class EventStream {

    private final AccessToken token;
    private final Set<Category> categories;
    private final Instant openedAt;
    private final Sinks.Many<byte[]> frames;
    private final Sinks.Empty<Void> cut = Sinks.empty();
    private volatile boolean watched;
    private volatile boolean closed;
    private Instant lastSent;

    /** Whether a stream takes more. */
    enum Taken {
        YES,
        /** The client does not read fast enough. */
        TOO_SLOW,
        GONE
    }

    EventStream(AccessToken token, Set<Category> categories, int buffer, Instant now) {
        this.token = token;
        this.categories = Set.copyOf(categories);
        this.openedAt = now;
        this.lastSent = now;
        // Linked: an array would take its room for the slowest client from all that read in time.
        this.frames =
                Sinks.many().unicast().onBackpressureBuffer(new LinkedBlockingQueue<>(buffer));
    }

    AccessToken token() {
        return token;
    }

    boolean wants(ClientEvent event) {
        return categories.contains(event.category());
    }

    Taken send(byte[] frame, Instant now) {
        if (closed) {
            return Taken.GONE;
        }
        lastSent = now;
        return switch (frames.tryEmitNext(frame)) {
            case OK -> Taken.YES;
            case FAIL_OVERFLOW -> Taken.TOO_SLOW;
            case FAIL_CANCELLED, FAIL_TERMINATED, FAIL_NON_SERIALIZED, FAIL_ZERO_SUBSCRIBER ->
                    Taken.GONE;
        };
    }

    boolean isSilentFor(Duration duration, Instant now) {
        return !lastSent.plus(duration).isAfter(now);
    }

    /** Whether nobody came to read, though there was time to. */
    boolean isAbandoned(Duration patience, Instant now) {
        return !watched && openedAt.plus(patience).isBefore(now);
    }

    /** Ends it after what waits has been sent. */
    void complete() {
        closed = true;
        frames.emitComplete(Sinks.EmitFailureHandler.FAIL_FAST);
    }

    /** Ends it at once. */
    void cut() {
        closed = true;
        cut.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
    }

    /**
     * @param onClosed called once, whoever ended the stream
     */
    Flux<byte[]> frames(Runnable onClosed) {
        return frames.asFlux()
                .doOnSubscribe(subscription -> watched = true)
                .takeUntilOther(cut.asMono())
                .doFinally(signal -> {
                    closed = true;
                    onClosed.run();
                });
    }
}
