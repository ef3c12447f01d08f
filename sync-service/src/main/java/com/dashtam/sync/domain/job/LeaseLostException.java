package com.dashtam.sync.domain.job;

/** The job was taken over or is over: what this worker was about to write must not be kept. */
public final class LeaseLostException extends RuntimeException {

    public LeaseLostException(Lease lease) {
        super("the lease on job " + lease.jobId() + " with fence " + lease.fence() + " is lost");
    }
}
