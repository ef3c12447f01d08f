package com.dashtam.sync.application.job;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.sync.application.connection.KnownConnections;
import com.dashtam.sync.application.job.StartSync.Refusal;
import com.dashtam.sync.application.job.StartSync.Started;
import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.connection.Connection;
import com.dashtam.sync.domain.connection.Connections;
import com.dashtam.sync.domain.job.SyncJobs;
import com.dashtam.sync.domain.job.SyncTrigger;
import java.time.Duration;
import java.util.Optional;

public final class StartSyncHandler implements CommandHandler<StartSync, Started, Refusal> {

    private final KnownConnections known;
    private final Connections connections;
    private final Accounts accounts;
    private final SyncJobs jobs;
    private final SyncOpening opening;
    private final MinimumInterval interval;
    private final Transactions transactions;

    public StartSyncHandler(
            KnownConnections known,
            Connections connections,
            Accounts accounts,
            SyncJobs jobs,
            SyncOpening opening,
            MinimumInterval interval,
            Transactions transactions) {
        this.known = known;
        this.connections = connections;
        this.accounts = accounts;
        this.jobs = jobs;
        this.opening = opening;
        this.interval = interval;
        this.transactions = transactions;
    }

    @Override
    public Result<Started, Refusal> handle(StartSync command, Caller caller) {
        if (command.order().window().isReversed()) {
            return Result.err(new Refusal.WindowReversed());
        }
        if (command.order().window().isTooLong()) {
            return Result.err(new Refusal.WindowTooLong());
        }
        return known.findOwned(command.order().connectionId(), command.userId())
                .mapError(StartSyncHandler::refusal)
                .flatMap(_ -> transactions.decide(() -> start(command, caller)));
    }

    private static Refusal refusal(KnownConnections.Unknown unknown) {
        return switch (unknown) {
            case NO_SUCH_CONNECTION -> new Refusal.ConnectionNotFound();
            case PROVIDER_SERVICE_AWAY -> new Refusal.ProviderServiceAway();
        };
    }

    private Result<Started, Refusal> start(StartSync command, Caller caller) {
        var order = command.order();
        Optional<Connection> connection = connections.lock(order.connectionId());
        if (connection.isEmpty()) {
            return Result.err(new Refusal.ConnectionNotFound());
        }
        if (!connection.get().state().isFed()) {
            return Result.err(new Refusal.ConnectionNotActive());
        }
        if (order.accountId().isPresent() && !hasAccount(command)) {
            return Result.err(new Refusal.AccountNotFound());
        }
        var open = jobs.findOpen(order);
        if (open.isPresent()) {
            jobs.hasten(order.connectionId(), SyncTrigger.USER);
            var view = new SyncView(open.get(), jobs.stages(open.get().id()));
            return Result.ok(new Started(view, false));
        }
        Optional<Duration> wait = interval.remaining(connection.get(), order);
        if (wait.isPresent() && !order.full()) {
            return Result.err(new Refusal.TooSoon(wait.get()));
        }
        var job =
                opening.open(
                        connection.get().state(),
                        order,
                        SyncTrigger.USER,
                        command.source(),
                        caller);
        return Result.ok(new Started(SyncView.queued(job), true));
    }

    private boolean hasAccount(StartSync command) {
        return command.order()
                .accountId()
                .flatMap(id -> accounts.findOwned(id, command.userId()))
                .filter(found -> found.connectionId().equals(command.order().connectionId()))
                .isPresent();
    }
}
