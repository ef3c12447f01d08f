package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.contract.Ports;
import com.dashtam.sync.contract.ReadingContract;

class JdbcReadingIT extends ReadingContract {

    @Override
    protected Ports ports() {
        return JdbcPorts.shared();
    }
}
