package com.dashtam.sync.contract;

import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.connection.Connections;
import com.dashtam.sync.domain.holding.Holding;
import com.dashtam.sync.domain.holding.HoldingFilter;
import com.dashtam.sync.domain.holding.Holdings;
import com.dashtam.sync.domain.imports.ImportJobs;
import com.dashtam.sync.domain.imports.RejectedRows;
import com.dashtam.sync.domain.job.JobQueue;
import com.dashtam.sync.domain.job.SyncJobs;
import com.dashtam.sync.domain.joining.JoinedAccounts;
import com.dashtam.sync.domain.ledger.Ledger;
import com.dashtam.sync.domain.ledger.ReadingPages;
import com.dashtam.sync.domain.matching.AccountMatches;
import com.dashtam.sync.domain.portfolio.Portfolios;
import com.dashtam.sync.domain.reconciliation.Reconciliations;
import com.dashtam.sync.domain.snapshot.BalanceSnapshot;
import com.dashtam.sync.domain.snapshot.BalanceSnapshots;
import com.dashtam.sync.domain.snapshot.DayBalances;
import com.dashtam.sync.domain.transaction.TransactionHistory;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All ports over one store. */
public record Ports(
        Connections connections,
        Accounts accounts,
        TransactionHistory history,
        AccountMatches matches,
        JoinedAccounts joined,
        BalanceSnapshots snapshots,
        DayBalances dayBalances,
        Portfolios portfolios,
        Reconciliations reconciliations,
        Ledger ledger,
        ReadingPages readingPages,
        RejectedRows rejectedRows,
        Holdings holdings,
        SyncJobs syncs,
        JobQueue syncQueue,
        ImportJobs imports,
        JobQueue importQueue,
        Transactions transactions) {

    /** The latest balance of each account of a user. */
    public List<BalanceSnapshot> latest(UUID userId) {
        return snapshots.latest(userId, Optional.empty(), Integer.MAX_VALUE);
    }

    /** All holdings that the filter leaves. */
    public List<Holding> held(HoldingFilter filter) {
        return holdings.list(filter, Optional.empty(), Integer.MAX_VALUE);
    }
}
