package com.dashtam.sync.memory;

import com.dashtam.sync.contract.PortfoliosContract;
import com.dashtam.sync.contract.Ports;

class InMemoryPortfoliosTest extends PortfoliosContract {

    @Override
    protected Ports ports() {
        return InMemoryPorts.create();
    }
}
