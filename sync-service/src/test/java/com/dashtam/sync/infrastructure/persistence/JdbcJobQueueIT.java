package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.contract.JobQueueContract;
import com.dashtam.sync.contract.Ports;

class JdbcJobQueueIT extends JobQueueContract {

    /** Emptied for each test rather than made anew, which would take a database a test. */
    @Override
    protected Ports ports() {
        return JdbcPorts.emptied();
    }
}
