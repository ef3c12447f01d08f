package com.dashtam.sync.memory;

import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.sync.contract.Ports;
import com.dashtam.sync.fixture.Any;
import java.time.Duration;
import java.util.function.Supplier;

/** A store of its own in memory. */
public final class InMemoryPorts {

    private InMemoryPorts() {}

    public static Ports create() {
        var memory = new Memory();
        var ledger = new InMemoryLedger(memory, Any.IDS);
        var syncQueue = new InMemoryJobs(Any.PATIENCE);
        var importQueue = new InMemoryJobs(Duration.ZERO);
        return new Ports(
                new InMemoryConnections(memory),
                new InMemoryAccounts(memory),
                new InMemoryTransactionHistory(memory),
                new InMemoryAccountMatches(Any.IDS),
                new InMemoryJoinedAccounts(memory),
                new InMemoryBalanceSnapshots(memory, Any.IDS),
                new InMemoryDayBalances(memory),
                new InMemoryPortfolios(memory),
                new InMemoryReconciliations(memory),
                ledger,
                new InMemoryReadingPages(),
                new InMemoryRejectedRows(ledger),
                new InMemoryHoldings(memory, Any.IDS),
                new InMemorySyncJobs(syncQueue),
                syncQueue,
                new InMemoryImportJobs(importQueue),
                importQueue,
                new Transactions() {
                    @Override
                    public <T> T inTransaction(Supplier<T> work) {
                        return work.get();
                    }
                });
    }
}
