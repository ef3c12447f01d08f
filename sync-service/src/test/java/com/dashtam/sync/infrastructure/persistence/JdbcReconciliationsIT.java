package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.contract.Ports;
import com.dashtam.sync.contract.ReconciliationsContract;

class JdbcReconciliationsIT extends ReconciliationsContract {

    @Override
    protected Ports ports() {
        return JdbcPorts.shared();
    }
}
