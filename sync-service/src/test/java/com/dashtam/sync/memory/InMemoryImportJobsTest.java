package com.dashtam.sync.memory;

import com.dashtam.sync.contract.ImportJobsContract;
import com.dashtam.sync.contract.Ports;

class InMemoryImportJobsTest extends ImportJobsContract {

    @Override
    protected Ports ports() {
        return InMemoryPorts.create();
    }
}
