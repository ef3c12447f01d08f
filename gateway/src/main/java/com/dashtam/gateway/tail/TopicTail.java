package com.dashtam.gateway.tail;

import com.dashtam.kernel.event.Topic;
import com.dashtam.platform.kafka.KafkaProperties;
import com.dashtam.platform.kafka.KafkaTopics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Hands every record of some topics to a handler, from a while before the start. It belongs to no
 * consumer group: each instance sees everything. When Kafka goes away it carries on where it was.
 */
public final class TopicTail implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicTail.class);

    /** How far the tail is. */
    public enum State {
        /** What was there at the start has not been read yet. */
        CATCHING_UP,
        CURRENT,
        /** Kafka does not answer; what was read before still holds. */
        AWAY
    }

    /**
     * @param name for threads, logs and metrics
     * @param lookback how far before its start the tail begins
     */
    public record Source(String name, List<Topic> topics, Duration lookback) {}

    private final Source source;
    private final KafkaProperties kafka;
    private final TailProperties properties;
    private final TailPositions positions;
    private final Consumer<ConsumerRecord<String, byte[]>> handler;
    private final AtomicReference<State> state = new AtomicReference<>(State.CATCHING_UP);
    private volatile boolean caughtUpOnce;
    private volatile @Nullable Thread reader;
    private volatile @Nullable TailConsumer consumer;

    /**
     * @param handler called from one thread; what it throws is logged and skipped, except {@link
     *     com.dashtam.platform.events.UnknownSchemaException}: that record comes again later
     */
    public TopicTail(
            Source source,
            KafkaProperties kafka,
            TailProperties properties,
            InstantSource clock,
            Consumer<ConsumerRecord<String, byte[]>> handler,
            MeterRegistry meters) {
        this.source = source;
        this.kafka = kafka;
        this.properties = properties;
        this.positions = new TailPositions(clock.instant().minus(source.lookback()));
        this.handler = handler;
        Gauge.builder("dashtam.tail.current", () -> state() == State.CURRENT ? 1 : 0)
                .tag("tail", source.name())
                .description("Whether the topics are read up to now")
                .register(meters);
    }

    public State state() {
        return state.get();
    }

    /** Whether everything from before the start has been read. */
    public boolean hasCaughtUp() {
        return caughtUpOnce;
    }

    /** The moment from which this tail knows all records. */
    public Instant since() {
        return positions.since();
    }

    @Override
    public void start() {
        var started =
                Thread.ofPlatform().name("tail-" + source.name()).daemon(true).unstarted(this::run);
        // Before it runs: a thread that does not find itself here ends at once.
        reader = started;
        started.start();
    }

    @Override
    public void stop() {
        var thread = reader;
        reader = null;
        var open = consumer;
        if (open != null) {
            open.wakeUp();
        } else if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return reader != null;
    }

    private void run() {
        while (isRunning()) {
            try {
                new KafkaTopics(kafka).ensure(source.topics());
                follow();
            } catch (WakeupException | InterruptException | InterruptedException e) {
                log.debug("the tail {} ends", source.name());
                return;
            } catch (RuntimeException e) {
                log.debug("the tail {} failed", source.name(), e);
                become(State.AWAY);
                if (!pause()) {
                    return;
                }
            }
        }
    }

    private void follow() {
        try (var open = new TailConsumer(source, kafka, properties, positions, handler)) {
            consumer = open;
            open.seek();
            while (isRunning()) {
                open.readOnce();
                become(open.look());
            }
        } finally {
            consumer = null;
        }
    }

    private void become(State next) {
        var before = state.getAndSet(next);
        caughtUpOnce |= next == State.CURRENT;
        if (next == State.AWAY && before != State.AWAY) {
            log.warn("Kafka does not answer: the tail {} waits for it", source.name());
        } else if (before == State.AWAY && next != State.AWAY) {
            log.info("Kafka answers the tail {} again", source.name());
        }
    }

    private boolean pause() {
        try {
            Thread.sleep(properties.retry());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
