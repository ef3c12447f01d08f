package com.dashtam.sync.memory;

import com.dashtam.sync.contract.BalanceSnapshotsContract;
import com.dashtam.sync.contract.Ports;

class InMemoryBalanceSnapshotsTest extends BalanceSnapshotsContract {

    @Override
    protected Ports ports() {
        return InMemoryPorts.create();
    }
}
