package com.dashtam.sync.memory;

import com.dashtam.sync.contract.Ports;
import com.dashtam.sync.contract.TransactionHistoryContract;

class InMemoryTransactionHistoryTest extends TransactionHistoryContract {

    @Override
    protected Ports ports() {
        return InMemoryPorts.create();
    }
}
