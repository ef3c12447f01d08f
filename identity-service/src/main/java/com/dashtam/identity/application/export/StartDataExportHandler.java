package com.dashtam.identity.application.export;

import com.dashtam.events.identity.DataExportAttempted;
import com.dashtam.identity.application.AccountWorkflows;
import com.dashtam.identity.application.session.RecentAuthentication;
import com.dashtam.identity.domain.export.DataExport;
import com.dashtam.identity.domain.export.DataExports;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Queues a copy of everything that is held of a user. */
public final class StartDataExportHandler
        implements CommandHandler<StartDataExport, StartedExport, ExportRefused> {

    private final Workflows workflows;
    private final Transactions transactions;
    private final RecentAuthentication recent;
    private final Users users;
    private final DataExports exports;
    private final Ids ids;
    private final InstantSource clock;

    public StartDataExportHandler(
            Workflows workflows,
            Transactions transactions,
            RecentAuthentication recent,
            Users users,
            DataExports exports,
            Ids ids,
            InstantSource clock) {
        this.workflows = workflows;
        this.transactions = transactions;
        this.recent = recent;
        this.users = users;
        this.exports = exports;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Result<StartedExport, ExportRefused> handle(StartDataExport command, Caller caller) {
        return transactions.decide(() -> {
            if (!recent.covers(command.sessionId())) {
                return Result.err(ExportRefused.STEP_UP_REQUIRED);
            }
            return users.lock(command.userId())
                    ? start(command.userId(), caller)
                    : Result.err(ExportRefused.USER_UNKNOWN);
        });
    }

    private Result<StartedExport, ExportRefused> start(UUID user, Caller caller) {
        var open = exports.openOf(user);
        if (open.isPresent()) {
            return Result.ok(new StartedExport(open.get(), false));
        }
        Instant now = clock.instant();
        if (exports.countSince(user, now.minus(DataExport.WINDOW)) >= DataExport.MAX_REQUESTS) {
            return Result.err(ExportRefused.TOO_MANY_REQUESTS);
        }
        UUID id = ids.next();
        var run =
                workflows.open(
                        AccountWorkflows.DATA_EXPORT,
                        caller,
                        new EventKey.User(user),
                        new DataExportAttempted(user, id));
        var export = DataExport.requested(id, user, now, run);
        exports.add(export);
        return Result.ok(new StartedExport(export, true));
    }
}
