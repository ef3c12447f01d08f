package com.dashtam.sync.memory;

import com.dashtam.sync.contract.LedgerContract;
import com.dashtam.sync.contract.Ports;

class InMemoryLedgerTest extends LedgerContract {

    @Override
    protected Ports ports() {
        return InMemoryPorts.create();
    }
}
