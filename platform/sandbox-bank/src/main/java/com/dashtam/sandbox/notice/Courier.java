package com.dashtam.sandbox.notice;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Brings messages to their address: tries again for a while, then gives up. */
public final class Courier implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Courier.class.getName());
    private static final int ATTEMPTS = 4;
    private static final int MOST_UNDER_WAY = 500;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int GROWTH = 4;

    private final Duration firstPause;
    private final Semaphore room = new Semaphore(MOST_UNDER_WAY);
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(TIMEOUT)
                    .build();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("courier-", 0).factory());

    /**
     * @param firstPause before the second attempt; four times as long before each further one
     */
    public Courier(Duration firstPause) {
        this.firstPause = firstPause;
    }

    /**
     * Starts to deliver a message and returns. One that finds no room is dropped.
     *
     * @param message made anew for each attempt, since signatures tell the time
     */
    public void send(Supplier<HttpRequest.Builder> message) {
        if (!room.tryAcquire()) {
            LOG.log(Level.WARNING, "too many notices are under way; one is dropped");
            return;
        }
        try {
            threads.execute(() -> {
                try {
                    deliver(message);
                } catch (InterruptedException closing) {
                    Thread.currentThread().interrupt();
                } finally {
                    room.release();
                }
            });
        } catch (RejectedExecutionException closed) {
            room.release();
        }
    }

    private void deliver(Supplier<HttpRequest.Builder> message) throws InterruptedException {
        Duration pause = firstPause;
        for (int attempt = 1; !isTaken(message); attempt++) {
            if (attempt == ATTEMPTS) {
                LOG.log(Level.WARNING, "a notice was not taken after " + ATTEMPTS + " attempts");
                return;
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(GROWTH);
        }
    }

    private boolean isTaken(Supplier<HttpRequest.Builder> message) throws InterruptedException {
        try {
            HttpRequest request = message.get().timeout(TIMEOUT).build();
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            return status >= 200 && status < 300;
        } catch (IOException away) {
            return false;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.shutdownNow();
    }
}
