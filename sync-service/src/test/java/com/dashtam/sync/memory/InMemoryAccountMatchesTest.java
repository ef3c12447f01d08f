package com.dashtam.sync.memory;

import com.dashtam.sync.contract.AccountMatchesContract;
import com.dashtam.sync.contract.Ports;

class InMemoryAccountMatchesTest extends AccountMatchesContract {

    @Override
    protected Ports ports() {
        return InMemoryPorts.create();
    }
}
