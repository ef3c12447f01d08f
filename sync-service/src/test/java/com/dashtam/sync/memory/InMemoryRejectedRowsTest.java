package com.dashtam.sync.memory;

import com.dashtam.sync.contract.Ports;
import com.dashtam.sync.contract.RejectedRowsContract;

class InMemoryRejectedRowsTest extends RejectedRowsContract {

    @Override
    protected Ports ports() {
        return InMemoryPorts.create();
    }
}
