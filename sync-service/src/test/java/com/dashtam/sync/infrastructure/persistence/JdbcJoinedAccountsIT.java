package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.contract.JoinedAccountsContract;
import com.dashtam.sync.contract.Ports;

class JdbcJoinedAccountsIT extends JoinedAccountsContract {

    @Override
    protected Ports ports() {
        return JdbcPorts.shared();
    }
}
