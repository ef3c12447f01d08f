package com.dashtam.sync.memory;

import com.dashtam.sync.contract.HoldingPagesContract;
import com.dashtam.sync.contract.Ports;

class InMemoryHoldingPagesTest extends HoldingPagesContract {

    @Override
    protected Ports ports() {
        return InMemoryPorts.create();
    }
}
