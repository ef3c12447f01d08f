package com.dashtam.gateway.sse;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** What the streams tell operators. */
final class StreamMeters {

    private final AtomicInteger open = new AtomicInteger();
    private final Counter sent;
    private final Counter tooSlow;

    StreamMeters(MeterRegistry registry) {
        registry.gauge("dashtam.sse.streams", open);
        this.sent =
                Counter.builder("dashtam.sse.frames")
                        .description("Frames handed to streams")
                        .register(registry);
        this.tooSlow =
                Counter.builder("dashtam.sse.too_slow")
                        .description("Streams cut off because their client did not read")
                        .register(registry);
    }

    void open(int streams) {
        open.set(streams);
    }

    void sent() {
        sent.increment();
    }

    void tooSlow() {
        tooSlow.increment();
    }
}
