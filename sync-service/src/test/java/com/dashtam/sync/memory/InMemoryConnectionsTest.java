package com.dashtam.sync.memory;

import com.dashtam.sync.contract.ConnectionsContract;
import com.dashtam.sync.contract.Ports;

class InMemoryConnectionsTest extends ConnectionsContract {

    @Override
    protected Ports ports() {
        return InMemoryPorts.create();
    }
}
