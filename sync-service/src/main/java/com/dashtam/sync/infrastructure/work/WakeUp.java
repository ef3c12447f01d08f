package com.dashtam.sync.infrastructure.work;

import com.dashtam.sync.domain.job.JobSignal;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes the workers of this process when a transaction that made a job has committed. */
public final class WakeUp implements JobSignal {

    private final Semaphore news = new Semaphore(0);

    @Override
    public void jobAdded() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            news.release();
                        }
                    });
        } else {
            news.release();
        }
    }

    /** Returns when there is news, or after the limit; several news count as one. */
    void await(Duration limit) throws InterruptedException {
        if (news.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }
}
