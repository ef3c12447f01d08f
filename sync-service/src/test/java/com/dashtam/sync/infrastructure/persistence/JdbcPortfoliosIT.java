package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.contract.PortfoliosContract;
import com.dashtam.sync.contract.Ports;

class JdbcPortfoliosIT extends PortfoliosContract {

    @Override
    protected Ports ports() {
        return JdbcPorts.shared();
    }
}
