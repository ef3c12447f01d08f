package com.dashtam.sync.memory;

import com.dashtam.sync.contract.Ports;
import com.dashtam.sync.contract.ReadingContract;

class InMemoryReadingTest extends ReadingContract {

    @Override
    protected Ports ports() {
        return InMemoryPorts.create();
    }
}
