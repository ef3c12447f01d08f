package com.dashtam.gateway.health;

import com.dashtam.gateway.sse.EventStreaming;
import com.dashtam.gateway.tail.TopicTail;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether event streams are up to date. */
public final class StreamsHealth implements HealthIndicator {

    private final EventStreaming streaming;

    public StreamsHealth(EventStreaming streaming) {
        this.streaming = streaming;
    }

    @Override
    public Health health() {
        return Degraded.unless(
                streaming.state() == TopicTail.State.CURRENT, "event streams may lag");
    }
}
