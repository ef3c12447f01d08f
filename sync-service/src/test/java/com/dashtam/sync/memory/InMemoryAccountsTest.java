package com.dashtam.sync.memory;

import com.dashtam.sync.contract.AccountsContract;
import com.dashtam.sync.contract.Ports;

class InMemoryAccountsTest extends AccountsContract {

    @Override
    protected Ports ports() {
        return InMemoryPorts.create();
    }
}
