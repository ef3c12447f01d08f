package com.dashtam.provider.application.credential;

import com.dashtam.events.provider.KeyRotationRefusal;
import com.dashtam.events.provider.ProviderKeyRotationAttempted;
import com.dashtam.events.provider.ProviderKeyRotationFailed;
import com.dashtam.events.provider.ProviderKeyRotationSucceeded;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.provider.application.ProviderWorkflows;
import com.dashtam.provider.application.credential.ResealCredentials.Refusal;
import com.dashtam.provider.application.credential.ResealCredentials.Report;
import com.dashtam.provider.domain.credential.SealedRows;
import com.dashtam.provider.domain.credential.SealedRows.Batch;
import com.dashtam.provider.domain.credential.SealingKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Seals everything with the primary key, in batches of their own transactions. It may be stopped
 * anywhere and run anywhere, also twice at a time: each row says by itself whether it is done.
 */
public final class ResealCredentialsHandler
        implements CommandHandler<ResealCredentials, Report, Refusal> {

    private static final int BATCH = 100;

    private final SealingKeys keys;
    private final List<SealedRows> tables;
    private final Workflows workflows;
    private final Transactions transactions;

    public ResealCredentialsHandler(
            SealingKeys keys,
            List<SealedRows> tables,
            Workflows workflows,
            Transactions transactions) {
        this.keys = keys;
        this.tables = List.copyOf(tables);
        this.workflows = workflows;
        this.transactions = transactions;
    }

    @Override
    public Result<Report, Refusal> handle(ResealCredentials command, Caller caller) {
        return workflows
                .start(ProviderWorkflows.KEY_ROTATION, caller, new EventKey.OwnWorkflow())
                .attempted(new ProviderKeyRotationAttempted(keyText(keys.primary())))
                .<Report, Refusal>first(() ->
                        keys.reload()
                                ? Result.ok(reseal(command.atMost(), caller))
                                : Result.err(Refusal.KEYS_UNAVAILABLE))
                .<Report>then(report -> Outcome.done(report, succeeded(report)))
                .otherwise(
                        refusal ->
                                switch (refusal) {
                                    case KEYS_UNAVAILABLE ->
                                            failed(KeyRotationRefusal.keys_unavailable);
                                },
                        () -> failed(KeyRotationRefusal.internal_error));
    }

    private Report reseal(int atMost, Caller caller) {
        long resealed = 0;
        long unreadable = 0;
        for (SealedRows table : tables) {
            Optional<String> after = Optional.empty();
            do {
                Batch batch = batch(table, after, caller);
                resealed += batch.resealed();
                unreadable += batch.unreadable().size();
                after = batch.last();
            } while (after.isPresent() && resealed + unreadable < atMost);
        }
        return new Report(keys.primary(), resealed, unreadable, left());
    }

    private Batch batch(SealedRows table, Optional<String> after, Caller caller) {
        return transactions.inTransaction(() -> {
            Batch batch = table.reseal(after, BATCH);
            batch.unreadable()
                    .forEach(row ->
                            workflows.record(
                                    AuditedVault.unreadable(
                                            row.userId(), row.connectionId(), row.reason()),
                                    caller));
            return batch;
        });
    }

    /** How many rows are sealed with another key than the primary one. */
    private long left() {
        int primary = keys.primary();
        return tables.stream()
                .flatMap(table -> table.countByKey().entrySet().stream())
                .filter(entry -> entry.getKey() != primary)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static ProviderKeyRotationSucceeded succeeded(Report report) {
        return new ProviderKeyRotationSucceeded(
                keyText(report.primary()), report.resealed(), report.unreadable(), report.left());
    }

    private ProviderKeyRotationFailed failed(KeyRotationRefusal reason) {
        return new ProviderKeyRotationFailed(keyText(keys.primary()), reason);
    }

    /** As Tink writes it. */
    private static String keyText(int key) {
        return Integer.toUnsignedString(key);
    }
}
