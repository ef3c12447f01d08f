package com.dashtam.sync.memory;

import com.dashtam.sync.contract.Ports;
import com.dashtam.sync.contract.RemovalContract;

class InMemoryRemovalTest extends RemovalContract {

    @Override
    protected Ports ports() {
        return InMemoryPorts.create();
    }
}
