package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.contract.ConnectionsContract;
import com.dashtam.sync.contract.Ports;

class JdbcConnectionsIT extends ConnectionsContract {

    @Override
    protected Ports ports() {
        return JdbcPorts.shared();
    }
}
