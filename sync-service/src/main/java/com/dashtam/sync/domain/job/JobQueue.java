package com.dashtam.sync.domain.job;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The queue of one kind of job. Jobs of one lane (a connection, a user) run one at a time and in
 * the order of their making; those that wait for a retry let others pass. Of several lanes the one
 * with the lower rank goes first, unless a job has waited for longer than jobs may be kept back.
 */
public interface JobQueue {

    /**
     * Takes the next job that may run: one whose lease ran out, else one that is queued and due.
     *
     * @param worker who takes it, for operators
     */
    Optional<Lease> claim(String worker, Instant now, Instant leaseUntil);

    /**
     * Extends the leases that still hold, and tells which do not. A job that another transaction
     * has locked is not waited for: nobody can take it meanwhile.
     */
    Set<Lease> renew(Collection<Lease> leases, Instant now, Instant until);

    /**
     * Makes sure of a lease and locks its job until the caller's transaction ends.
     *
     * @throws LeaseLostException when another worker has taken the job, or it is over
     */
    void hold(Lease lease);

    /** Puts a job back after a failed attempt. */
    void retry(Lease lease, Instant runAfter);

    /** Puts a job back that was not tried to its end, because its worker stops. */
    void release(Lease lease, Instant now);

    /** Ends a job that is open, whoever holds it: its worker loses the lease. */
    void cancel(UUID jobId, String failure, Instant now);

    /** Ends a job. */
    void end(Lease lease, JobStatus status, Optional<String> failure, Instant now);
}
