package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.contract.LedgerContract;
import com.dashtam.sync.contract.Ports;

class JdbcLedgerIT extends LedgerContract {

    @Override
    protected Ports ports() {
        return JdbcPorts.shared();
    }
}
