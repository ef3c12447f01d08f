package com.dashtam.gateway.sse;

import com.dashtam.gateway.auth.EndedSessions;
import com.dashtam.gateway.tail.TailProperties;
import com.dashtam.gateway.tail.TopicTail;
import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.events.Schemas;
import com.dashtam.platform.kafka.KafkaProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The parts of this package, put together. */
public final class EventStreaming implements SmartLifecycle {

    private static final List<Topic> TOPICS = List.of(Topic.IDENTITY, Topic.PROVIDER, Topic.SYNC);

    private final Dispatcher dispatcher;
    private final TopicTail tail;

    public EventStreaming(
            StreamProperties properties,
            EndedSessions endedSessions,
            Schemas schemas,
            KafkaProperties kafka,
            TailProperties tails,
            InstantSource clock,
            MeterRegistry meters) {
        var since = clock.instant().minus(properties.rings().age());
        var rings = new Rings(properties.rings(), since, clock);
        var streams =
                new Streams(rings, endedSessions, properties, clock, new StreamMeters(meters));
        this.dispatcher = new Dispatcher(streams, new ClientEvents(schemas));
        endedSessions.onEnded(dispatcher::endSession);
        var source = new TopicTail.Source("sse", TOPICS, properties.rings().age());
        this.tail = new TopicTail(source, kafka, tails, clock, dispatcher, meters);
    }

    public HandlerFunction<ServerResponse> handler() {
        return new StreamHandler(dispatcher);
    }

    public TopicTail.State state() {
        return tail.state();
    }

    @Override
    public void start() {
        dispatcher.start();
        tail.start();
    }

    @Override
    public void stop() {
        tail.stop();
        dispatcher.stop();
    }

    @Override
    public boolean isRunning() {
        return dispatcher.isRunning();
    }
}
