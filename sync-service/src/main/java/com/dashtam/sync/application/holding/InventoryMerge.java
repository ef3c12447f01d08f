package com.dashtam.sync.application.holding;

import com.dashtam.events.sync.AccountHoldingsUpdated;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.kernel.workflow.Workflows.Run;
import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.holding.Holdings;
import com.dashtam.sync.domain.holding.Holdings.AccountChange;
import com.dashtam.sync.domain.holding.Holdings.Merged;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Inventory;
import com.dashtam.sync.domain.snapshot.BalanceSnapshots;
import java.time.Instant;
import java.util.UUID;

/** Merges what accounts hold, and tells which of them hold something else than before. */
public record InventoryMerge(
        Holdings holdings, Accounts accounts, BalanceSnapshots snapshots, Workflows workflows) {

    /**
     * Runs in the transaction of whoever calls.
     *
     * @param jobId whose balances, if it has read any, are kept already
     */
    public Counts merge(UUID jobId, Holder holder, Inventory inventory, Run run, Instant now) {
        Merged merged = holdings.merge(holder, inventory, now);
        accounts.holdingsSynced(holder.connectionId(), inventory.accounts(), now);
        if (inventory.leftOut().errors() == 0) {
            snapshots.captureHoldings(jobId, holder, inventory.accounts());
        }
        merged.changes().stream()
                .map(change -> updated(holder, change))
                .forEach(event -> workflows.record(Fact.about(holder.userId(), event), run));
        return merged.counts().plus(inventory.leftOut());
    }

    private static AccountHoldingsUpdated updated(Holder holder, AccountChange change) {
        return new AccountHoldingsUpdated(
                holder.userId(),
                change.accountId(),
                change.held(),
                change.created(),
                change.updated(),
                change.deactivated());
    }
}
