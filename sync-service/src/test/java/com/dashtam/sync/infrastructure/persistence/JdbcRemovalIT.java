package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.contract.Ports;
import com.dashtam.sync.contract.RemovalContract;

class JdbcRemovalIT extends RemovalContract {

    @Override
    protected Ports ports() {
        return JdbcPorts.shared();
    }
}
