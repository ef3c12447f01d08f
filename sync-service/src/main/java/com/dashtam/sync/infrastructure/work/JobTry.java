package com.dashtam.sync.infrastructure.work;

import com.dashtam.sync.domain.job.Lease;

/** One try of a job. */
public interface JobTry {

    void run(Lease lease);

    /** The try ended with an exception. */
    void broke(Lease lease);
}
