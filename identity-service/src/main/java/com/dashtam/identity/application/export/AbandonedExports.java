package com.dashtam.identity.application.export;

import com.dashtam.events.identity.DataExportFailed;
import com.dashtam.events.identity.DataExportRefusal;
import com.dashtam.identity.application.AccountWorkflows;
import com.dashtam.identity.domain.export.DataExports;
import com.dashtam.kernel.workflow.Workflows;
import java.time.InstantSource;
import java.util.UUID;

/** Ends copies that nobody will fetch, because the account is closed. */
public final class AbandonedExports {

    private final Workflows workflows;
    private final DataExports exports;
    private final InstantSource clock;

    public AbandonedExports(Workflows workflows, DataExports exports, InstantSource clock) {
        this.workflows = workflows;
        this.exports = exports;
        this.clock = clock;
    }

    /** Ends the queued export of a user, if there is one, in the transaction of whoever calls. */
    public void endOpen(UUID userId) {
        exports.openOf(userId)
                .filter(export -> exports.fail(export, clock.instant()))
                .ifPresent(export ->
                        workflows.fail(
                                AccountWorkflows.DATA_EXPORT,
                                export.run(),
                                new DataExportFailed(
                                        userId, export.id(), DataExportRefusal.account_deleted)));
    }
}
