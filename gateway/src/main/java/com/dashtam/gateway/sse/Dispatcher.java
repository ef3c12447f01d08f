package com.dashtam.gateway.sse;

import com.dashtam.platform.events.UnknownSchemaException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns the streams. Neither the thread that reads Kafka nor an event loop does
 * the work of sending one event to many.
 */
final class Dispatcher implements Consumer<ConsumerRecord<String, byte[]>> {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int MAX_WAITING_EVENTS = 10_000;

    private final Streams streams;
    private final ClientEvents events;
    // Openings and closings are bounded by the number of streams; events by the permits.
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Semaphore eventPermits = new Semaphore(MAX_WAITING_EVENTS);
    private volatile @Nullable Thread thread;

    Dispatcher(Streams streams, ClientEvents events) {
        this.streams = streams;
        this.events = events;
    }

    CompletableFuture<Opening> open(StreamRequest request) {
        var opening = new CompletableFuture<Opening>();
        tasks.add(() -> opening.complete(streams.open(request)));
        return opening;
    }

    void close(EventStream stream) {
        tasks.add(() -> streams.remove(stream));
    }

    void endSession(UUID session) {
        tasks.add(() -> streams.endSession(session));
    }

    /**
     * Takes a record from Kafka; waits when the dispatcher is behind.
     *
     * @throws UnknownSchemaException until the record's schema arrives
     */
    @Override
    public void accept(ConsumerRecord<String, byte[]> record) {
        events.of(record)
                .ifPresent(event -> {
                    eventPermits.acquireUninterruptibly();
                    tasks.add(() -> publish(event));
                });
    }

    private void publish(ClientEvent event) {
        eventPermits.release();
        streams.publish(event);
    }

    void start() {
        var started = Thread.ofPlatform().name("sse-dispatcher").daemon(true).unstarted(this::run);
        // Before it runs: a thread that does not find itself here ends at once.
        thread = started;
        started.start();
    }

    void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            tasks.add(streams::closeAll);
        }
    }

    boolean isRunning() {
        return thread != null;
    }

    private void run() {
        long nextTick = System.nanoTime() + TICK.toNanos();
        while (isRunning() || !tasks.isEmpty()) {
            try {
                var task = tasks.poll(nextTick - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (task != null) {
                    task.run();
                }
                if (System.nanoTime() - nextTick >= 0) {
                    nextTick = System.nanoTime() + TICK.toNanos();
                    streams.tick();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.error("the dispatcher of streams goes on after a failure", e);
            }
        }
    }
}
