package com.dashtam.bench.chaos;

import com.dashtam.bench.client.SystemClient;
import com.dashtam.bench.journal.Journal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/** Customers who act at the same time, until they are stopped. */
final class Load {

    private static final int CUSTOMERS = 4;
    private static final long SHORTEST_PAUSE_MILLIS = 40;
    private static final long LONGEST_PAUSE_MILLIS = 600;
    private static final Duration SETTLE_LIMIT = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(50);

    private final Tally tally;
    private final List<Customer> customers = new ArrayList<>();
    private final List<CompletableFuture<Void>> running = new ArrayList<>();
    private final Pause pause = new Pause();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Load(SystemClient system, Journal journal, Tally tally, SplittableRandom random) {
        this.tally = tally;
        for (int i = 0; i < CUSTOMERS; i++) {
            SplittableRandom own = random.split();
            Customer customer = new Customer(system, journal, tally, own);
            customers.add(customer);
            running.add(CompletableFuture.runAsync(() -> actUntilStopped(customer, own), threads));
        }
    }

    List<Customer> customers() {
        return List.copyOf(customers);
    }

    /** Returns when most customers have got as far as a connection. */
    void awaitSettled() {
        long deadline = System.nanoTime() + SETTLE_LIMIT.toNanos();
        while (customers.stream().filter(Customer::isSettled).count() <= CUSTOMERS / 2) {
            if (System.nanoTime() > deadline) {
                throw new ChaosException("the customers cannot get to work: " + tally.counts());
            }
            Pause.of(POLL);
        }
    }

    private void actUntilStopped(Customer customer, RandomGenerator random) {
        while (!pause.isStopped()) {
            customer.act();
            pause.wait(
                    Duration.ofMillis(
                            random.nextLong(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS)));
        }
    }

    /** Returns when everybody has had his last answer. */
    void stop() {
        pause.stop();
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).get();
        } catch (ExecutionException e) {
            throw new ChaosException("a customer broke down", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChaosException("interrupted", e);
        } finally {
            threads.close();
        }
    }
}
