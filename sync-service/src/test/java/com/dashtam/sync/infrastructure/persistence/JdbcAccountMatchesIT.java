package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.contract.AccountMatchesContract;
import com.dashtam.sync.contract.Ports;

class JdbcAccountMatchesIT extends AccountMatchesContract {

    @Override
    protected Ports ports() {
        return JdbcPorts.shared();
    }
}
