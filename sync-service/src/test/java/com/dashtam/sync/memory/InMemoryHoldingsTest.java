package com.dashtam.sync.memory;

import com.dashtam.sync.contract.HoldingsContract;
import com.dashtam.sync.contract.Ports;

class InMemoryHoldingsTest extends HoldingsContract {

    @Override
    protected Ports ports() {
        return InMemoryPorts.create();
    }
}
