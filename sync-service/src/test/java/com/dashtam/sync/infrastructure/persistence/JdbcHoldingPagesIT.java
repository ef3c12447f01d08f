package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.contract.HoldingPagesContract;
import com.dashtam.sync.contract.Ports;

class JdbcHoldingPagesIT extends HoldingPagesContract {

    @Override
    protected Ports ports() {
        return JdbcPorts.shared();
    }
}
