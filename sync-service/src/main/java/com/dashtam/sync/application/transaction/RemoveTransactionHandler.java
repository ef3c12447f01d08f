package com.dashtam.sync.application.transaction;

import com.dashtam.events.sync.TransactionRefusal;
import com.dashtam.events.sync.TransactionRemovalAttempted;
import com.dashtam.events.sync.TransactionRemovalFailed;
import com.dashtam.events.sync.TransactionRemovalSucceeded;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflow;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.sync.domain.ledger.Ledger;
import java.time.InstantSource;

/** Takes a transaction out of the ledger, where no sync and no import brings it back. */
public final class RemoveTransactionHandler
        implements CommandHandler<RemoveTransaction, Unit, TransactionUnknown> {

    private static final Workflow<
                    TransactionRemovalAttempted,
                    TransactionRemovalSucceeded,
                    TransactionRemovalFailed>
            REMOVAL =
                    Workflow.of(
                            TransactionRemovalAttempted.class,
                            TransactionRemovalSucceeded.class,
                            TransactionRemovalFailed.class);

    private final Workflows workflows;
    private final Ledger ledger;
    private final InstantSource clock;

    public RemoveTransactionHandler(Workflows workflows, Ledger ledger, InstantSource clock) {
        this.workflows = workflows;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public Result<Unit, TransactionUnknown> handle(RemoveTransaction command, Caller caller) {
        return workflows
                .start(REMOVAL, caller, new EventKey.User(command.userId()))
                .attempted(
                        new TransactionRemovalAttempted(command.userId(), command.transactionId()))
                .<Unit, TransactionUnknown>run(() -> remove(command))
                .otherwise(
                        _ -> failed(command, TransactionRefusal.transaction_unknown),
                        () -> failed(command, TransactionRefusal.internal_error));
    }

    private Outcome<Unit, TransactionRemovalSucceeded, TransactionUnknown> remove(
            RemoveTransaction command) {
        return ledger.remove(command.userId(), command.transactionId(), clock.instant())
                ? Outcome.done(
                        Unit.DONE,
                        new TransactionRemovalSucceeded(command.userId(), command.transactionId()))
                : Outcome.refused(new TransactionUnknown());
    }

    private static TransactionRemovalFailed failed(
            RemoveTransaction command, TransactionRefusal reason) {
        return new TransactionRemovalFailed(command.userId(), command.transactionId(), reason);
    }
}
