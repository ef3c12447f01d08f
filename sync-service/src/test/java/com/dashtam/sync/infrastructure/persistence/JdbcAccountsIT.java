package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.contract.AccountsContract;
import com.dashtam.sync.contract.Ports;

class JdbcAccountsIT extends AccountsContract {

    @Override
    protected Ports ports() {
        return JdbcPorts.shared();
    }
}
