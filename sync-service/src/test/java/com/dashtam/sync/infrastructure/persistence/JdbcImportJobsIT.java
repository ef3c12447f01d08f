package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.contract.ImportJobsContract;
import com.dashtam.sync.contract.Ports;

class JdbcImportJobsIT extends ImportJobsContract {

    @Override
    protected Ports ports() {
        return JdbcPorts.shared();
    }
}
