package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.contract.BalanceSnapshotsContract;
import com.dashtam.sync.contract.Ports;

class JdbcBalanceSnapshotsIT extends BalanceSnapshotsContract {

    @Override
    protected Ports ports() {
        return JdbcPorts.shared();
    }
}
