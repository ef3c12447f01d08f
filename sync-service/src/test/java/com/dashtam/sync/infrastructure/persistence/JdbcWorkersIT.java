package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.contract.WorkersContract;
import com.dashtam.sync.domain.monitoring.Workers;

class JdbcWorkersIT extends WorkersContract {

    @Override
    protected Workers workers() {
        return new JdbcWorkers(JdbcPorts.emptiedClient());
    }
}
