package com.dashtam.sync.memory;

import com.dashtam.sync.contract.DayBalancesContract;
import com.dashtam.sync.contract.Ports;

class InMemoryDayBalancesTest extends DayBalancesContract {

    @Override
    protected Ports ports() {
        return InMemoryPorts.create();
    }
}
