package com.dashtam.sync.memory;

import com.dashtam.sync.contract.JoinedAccountsContract;
import com.dashtam.sync.contract.Ports;

class InMemoryJoinedAccountsTest extends JoinedAccountsContract {

    @Override
    protected Ports ports() {
        return InMemoryPorts.create();
    }
}
