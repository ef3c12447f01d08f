package com.dashtam.sync.memory;

import com.dashtam.sync.contract.WorkersContract;
import com.dashtam.sync.domain.monitoring.Workers;

class InMemoryWorkersTest extends WorkersContract {

    @Override
    protected Workers workers() {
        return new InMemoryWorkers();
    }
}
