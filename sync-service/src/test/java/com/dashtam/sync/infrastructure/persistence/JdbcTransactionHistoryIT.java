package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.contract.Ports;
import com.dashtam.sync.contract.TransactionHistoryContract;

class JdbcTransactionHistoryIT extends TransactionHistoryContract {

    @Override
    protected Ports ports() {
        return JdbcPorts.shared();
    }
}
