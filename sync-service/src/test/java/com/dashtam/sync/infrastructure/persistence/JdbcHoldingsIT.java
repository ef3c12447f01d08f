package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.contract.HoldingsContract;
import com.dashtam.sync.contract.Ports;

class JdbcHoldingsIT extends HoldingsContract {

    @Override
    protected Ports ports() {
        return JdbcPorts.shared();
    }
}
