package com.dashtam.sync.memory;

import com.dashtam.sync.contract.Ports;
import com.dashtam.sync.contract.SyncJobsContract;

class InMemorySyncJobsTest extends SyncJobsContract {

    @Override
    protected Ports ports() {
        return InMemoryPorts.create();
    }
}
