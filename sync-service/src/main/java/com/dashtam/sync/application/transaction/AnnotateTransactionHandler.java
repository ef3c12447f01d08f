package com.dashtam.sync.application.transaction;

import com.dashtam.events.sync.TransactionEditAttempted;
import com.dashtam.events.sync.TransactionEditFailed;
import com.dashtam.events.sync.TransactionEditSucceeded;
import com.dashtam.events.sync.TransactionRefusal;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflow;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.sync.domain.ledger.Ledger;
import com.dashtam.sync.domain.transaction.Annotations;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionHistory;
import java.time.InstantSource;

/** Keeps a user's own words beside those of the institution. */
public final class AnnotateTransactionHandler
        implements CommandHandler<AnnotateTransaction, Transaction, TransactionUnknown> {

    private static final Workflow<
                    TransactionEditAttempted, TransactionEditSucceeded, TransactionEditFailed>
            EDIT =
                    Workflow.of(
                            TransactionEditAttempted.class,
                            TransactionEditSucceeded.class,
                            TransactionEditFailed.class);

    private final Workflows workflows;
    private final TransactionHistory history;
    private final Ledger ledger;
    private final InstantSource clock;

    public AnnotateTransactionHandler(
            Workflows workflows, TransactionHistory history, Ledger ledger, InstantSource clock) {
        this.workflows = workflows;
        this.history = history;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public Result<Transaction, TransactionUnknown> handle(
            AnnotateTransaction command, Caller caller) {
        return workflows
                .start(EDIT, caller, new EventKey.User(command.userId()))
                .attempted(new TransactionEditAttempted(command.userId(), command.transactionId()))
                .<Transaction, TransactionUnknown>run(() -> annotate(command))
                .otherwise(
                        _ -> failed(command, TransactionRefusal.transaction_unknown),
                        () -> failed(command, TransactionRefusal.internal_error));
    }

    private Outcome<Transaction, TransactionEditSucceeded, TransactionUnknown> annotate(
            AnnotateTransaction command) {
        ledger.lock(command.userId());
        return history.findOwned(command.transactionId(), command.userId())
                .map(before -> annotated(command, before.annotations()))
                .orElseGet(() -> Outcome.refused(new TransactionUnknown()));
    }

    private Outcome<Transaction, TransactionEditSucceeded, TransactionUnknown> annotated(
            AnnotateTransaction command, Annotations before) {
        var after =
                new Annotations(
                        command.note().orElse(before.note()),
                        command.description().orElse(before.description()));
        ledger.annotate(command.userId(), command.transactionId(), after, clock.instant());
        return Outcome.done(
                history.findOwned(command.transactionId(), command.userId()).orElseThrow(),
                new TransactionEditSucceeded(
                        command.userId(),
                        command.transactionId(),
                        after.note().isPresent(),
                        after.description().isPresent()));
    }

    private static TransactionEditFailed failed(
            AnnotateTransaction command, TransactionRefusal reason) {
        return new TransactionEditFailed(command.userId(), command.transactionId(), reason);
    }
}
