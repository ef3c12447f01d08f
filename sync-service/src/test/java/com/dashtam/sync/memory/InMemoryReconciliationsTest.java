package com.dashtam.sync.memory;

import com.dashtam.sync.contract.Ports;
import com.dashtam.sync.contract.ReconciliationsContract;

class InMemoryReconciliationsTest extends ReconciliationsContract {

    @Override
    protected Ports ports() {
        return InMemoryPorts.create();
    }
}
