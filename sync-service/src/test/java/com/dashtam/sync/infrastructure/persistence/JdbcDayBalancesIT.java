package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.contract.DayBalancesContract;
import com.dashtam.sync.contract.Ports;

class JdbcDayBalancesIT extends DayBalancesContract {

    @Override
    protected Ports ports() {
        return JdbcPorts.shared();
    }
}
