package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.contract.Ports;
import com.dashtam.sync.contract.RejectedRowsContract;

class JdbcRejectedRowsIT extends RejectedRowsContract {

    @Override
    protected Ports ports() {
        return JdbcPorts.shared();
    }
}
