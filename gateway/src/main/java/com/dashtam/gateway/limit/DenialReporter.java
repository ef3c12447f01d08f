package com.dashtam.gateway.limit;

import com.dashtam.kernel.id.Ids;
import com.dashtam.platform.kafka.KafkaProperties;
import com.dashtam.platform.kafka.KafkaTopics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends sampled denials straight to Kafka. What Kafka does not take in time, or what there is no
 * room for, is dropped and counted: no request ever waits for its event.
 */
public final class DenialReporter implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DenialReporter.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int BUFFER_BYTES = 1024 * 1024;

    private final DenialProperties settings;
    private final KafkaProperties kafka;
    private final DenialEvents events;
    private final DenialTally tally;
    private final BlockingQueue<ProducerRecord<String, byte[]>> waiting;
    private final Counter dropped;
    private volatile @Nullable Thread sender;

    public DenialReporter(
            DenialProperties settings,
            KafkaProperties kafka,
            Ids ids,
            InstantSource clock,
            MeterRegistry meters) {
        this.settings = settings;
        this.kafka = kafka;
        this.events = new DenialEvents(ids, clock);
        this.tally =
                new DenialTally(
                        settings.interval(),
                        settings.maxBuckets(),
                        this::enqueue,
                        System::nanoTime);
        this.waiting = new ArrayBlockingQueue<>(settings.maxWaiting());
        this.dropped =
                Counter.builder("dashtam.limits.events.dropped")
                        .description("Events of refused requests that Kafka did not take")
                        .register(meters);
    }

    void denied(Denial denial) {
        tally.add(denial);
    }

    private void enqueue(Denial denial, long denials) {
        if (!waiting.offer(events.record(denial, denials))) {
            dropped.increment();
        }
    }

    private void send() {
        while (isRunning()) {
            try (var producer = producer()) {
                new KafkaTopics(kafka).ensure(DenialEvents.topics());
                producer.send(DenialEvents.schema()).get();
                sendWith(producer);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException | KafkaException | IllegalStateException e) {
                log.debug("events of refused requests cannot be sent", e);
                if (!pause()) {
                    return;
                }
            }
        }
    }

    private void sendWith(KafkaProducer<String, byte[]> producer) throws InterruptedException {
        while (isRunning()) {
            var next = waiting.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
            tally.sweep();
            if (next != null) {
                send(producer, next);
            }
        }
    }

    private void send(
            KafkaProducer<String, byte[]> producer, ProducerRecord<String, byte[]> record) {
        try {
            var unused =
                    producer.send(
                            record,
                            (taken, failure) -> {
                                if (failure != null) {
                                    dropped.increment();
                                }
                            });
        } catch (KafkaException e) {
            dropped.increment();
        }
    }

    private boolean pause() {
        try {
            Thread.sleep(TICK);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        var properties = kafka.clientProperties();
        int patience = Math.toIntExact(settings.patience().toMillis());
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience / 2);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public void start() {
        var started = Thread.ofPlatform().daemon().name("denial-events").unstarted(this::send);
        // Before it runs: a thread that does not find itself here ends at once.
        sender = started;
        started.start();
    }

    @Override
    public void stop() {
        var running = sender;
        sender = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return sender != null;
    }
}
