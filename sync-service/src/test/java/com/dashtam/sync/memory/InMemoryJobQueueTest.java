package com.dashtam.sync.memory;

import com.dashtam.sync.contract.JobQueueContract;
import com.dashtam.sync.contract.Ports;

class InMemoryJobQueueTest extends JobQueueContract {

    @Override
    protected Ports ports() {
        return InMemoryPorts.create();
    }
}
