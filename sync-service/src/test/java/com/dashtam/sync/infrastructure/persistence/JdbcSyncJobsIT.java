package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.contract.Ports;
import com.dashtam.sync.contract.SyncJobsContract;

class JdbcSyncJobsIT extends SyncJobsContract {

    @Override
    protected Ports ports() {
        return JdbcPorts.shared();
    }
}
