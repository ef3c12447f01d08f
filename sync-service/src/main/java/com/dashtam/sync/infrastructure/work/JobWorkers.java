package com.dashtam.sync.infrastructure.work;

import com.dashtam.sync.domain.job.JobQueue;
import com.dashtam.sync.domain.job.Lease;
import com.dashtam.sync.domain.job.LeaseLostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Takes jobs of one kind from their queue and runs each on a virtual thread. */
public final class JobWorkers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(JobWorkers.class);

    private final String name;
    private final JobQueue queue;
    private final JobTry work;
    private final WakeUp wakeUp;
    private final WorkerLimits limits;
    private final SignsOfLife signs;
    private final InstantSource clock;
    private final Semaphore slots;
    private final Map<Lease, Thread> running = new ConcurrentHashMap<>();
    private final Set<Lease> lost = ConcurrentHashMap.newKeySet();
    private volatile List<Thread> loops = List.of();
    private volatile boolean started;

    /**
     * Workers.
     *
     * @param name of the kind of job, for operators
     */
    public JobWorkers(
            String name,
            JobQueue queue,
            JobTry work,
            WakeUp wakeUp,
            WorkerLimits limits,
            SignsOfLife signs,
            InstantSource clock) {
        this.name = name;
        this.queue = queue;
        this.work = work;
        this.wakeUp = wakeUp;
        this.limits = limits;
        this.signs = signs;
        this.clock = clock;
        this.slots = new Semaphore(limits.concurrency());
    }

    @Override
    public void start() {
        started = true;
        loops =
                List.of(
                        Thread.ofVirtual().name(name + "-queue").start(this::takeJobs),
                        Thread.ofVirtual().name(name + "-heartbeat").start(this::keepLeases));
    }

    private void takeJobs() {
        try {
            while (started) {
                slots.acquire();
                Optional<Lease> lease = claim();
                if (lease.isPresent()) {
                    begin(lease.get());
                } else {
                    slots.release();
                    wakeUp.await(limits.poll());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Lease> claim() {
        try {
            Instant now = clock.instant();
            return queue.claim(signs.instance(), now, now.plus(limits.lease()));
        } catch (RuntimeException e) {
            log.warn("{}: the queue cannot be read for now", name, e);
            return Optional.empty();
        }
    }

    private void begin(Lease lease) {
        Thread thread =
                Thread.ofVirtual().name(name + "-" + lease.jobId()).unstarted(() -> work(lease));
        running.put(lease, thread);
        thread.start();
    }

    private void work(Lease lease) {
        try {
            work.run(lease);
        } catch (LeaseLostException e) {
            log.info("{}: {}", name, e.getMessage());
        } catch (RuntimeException e) {
            afterBreakage(lease, e);
        } finally {
            running.remove(lease);
            lost.remove(lease);
            slots.release();
        }
    }

    /** When even this cannot be stored, the lease runs out and another try begins by itself. */
    private void afterBreakage(Lease lease, RuntimeException cause) {
        try {
            if (lost.contains(lease)) {
                log.info("{}: job {} was taken away", name, lease.jobId());
            } else if (started) {
                log.error("{}: job {} broke off", name, lease.jobId(), cause);
                work.broke(lease);
            } else {
                // An interrupted thread would break the connection that this needs.
                boolean ignored = Thread.interrupted();
                queue.release(lease, clock.instant());
            }
        } catch (RuntimeException e) {
            log.warn("{}: job {} waits for its lease to run out", name, lease.jobId(), e);
        }
    }

    private void keepLeases() {
        try {
            while (started) {
                signs.give(limits.concurrency(), running.size());
                Thread.sleep(limits.heartbeat());
                renew();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void renew() {
        var held = List.copyOf(running.keySet());
        if (held.isEmpty()) {
            return;
        }
        try {
            Instant now = clock.instant();
            queue.renew(held, now, now.plus(limits.lease())).forEach(this::stopLost);
        } catch (RuntimeException e) {
            log.warn("{}: leases cannot be renewed for now", name, e);
        }
    }

    /** It could write nothing any more, and may wait for its institution for long. */
    private void stopLost(Lease lease) {
        Thread thread = running.get(lease);
        if (thread != null) {
            lost.add(lease);
            thread.interrupt();
        }
    }

    /** How many jobs run here now. */
    public int runningCount() {
        return running.size();
    }

    @Override
    public void stop() {
        started = false;
        loops.forEach(Thread::interrupt);
        var threads = List.copyOf(running.values());
        threads.forEach(Thread::interrupt);
        Instant limit = clock.instant().plus(limits.grace());
        try {
            for (Thread thread : threads) {
                Duration left = Duration.between(clock.instant(), limit);
                boolean ended = left.isPositive() && thread.join(left);
                log.debug("{}: {} ended in time: {}", name, thread.getName(), ended);
            }
            signs.cease();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return started;
    }
}
