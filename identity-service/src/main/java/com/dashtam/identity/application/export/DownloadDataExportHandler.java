package com.dashtam.identity.application.export;

import com.dashtam.events.identity.DataExportDownloaded;
import com.dashtam.identity.application.session.RecentAuthentication;
import com.dashtam.identity.domain.export.DataExport;
import com.dashtam.identity.domain.export.DataExports;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import java.time.InstantSource;

/** Hands out an archive, and has that on record. */
public final class DownloadDataExportHandler
        implements CommandHandler<DownloadDataExport, byte[], DownloadRefused> {

    private final Workflows workflows;
    private final Transactions transactions;
    private final RecentAuthentication recent;
    private final DataExports exports;
    private final InstantSource clock;

    public DownloadDataExportHandler(
            Workflows workflows,
            Transactions transactions,
            RecentAuthentication recent,
            DataExports exports,
            InstantSource clock) {
        this.workflows = workflows;
        this.transactions = transactions;
        this.recent = recent;
        this.exports = exports;
        this.clock = clock;
    }

    @Override
    public Result<byte[], DownloadRefused> handle(DownloadDataExport command, Caller caller) {
        if (!recent.covers(command.sessionId())) {
            return Result.err(DownloadRefused.STEP_UP_REQUIRED);
        }
        return transactions.inTransaction(() ->
                exports.findOwned(command.exportId(), command.userId())
                        .map(export -> archive(export, caller))
                        .orElseGet(() -> Result.err(DownloadRefused.EXPORT_UNKNOWN)));
    }

    private Result<byte[], DownloadRefused> archive(DataExport export, Caller caller) {
        return switch (export.status()) {
            case QUEUED -> Result.err(DownloadRefused.NOT_READY);
            case FAILED, EXPIRED -> Result.err(DownloadRefused.GONE);
            case SUCCEEDED ->
                    exports.archive(export)
                            .filter(_ -> isInTime(export))
                            .map(archive -> recorded(archive, export, caller))
                            .orElseGet(() -> Result.err(DownloadRefused.GONE));
        };
    }

    private boolean isInTime(DataExport export) {
        return export.expiresAt().filter(clock.instant()::isBefore).isPresent();
    }

    private Result<byte[], DownloadRefused> recorded(
            byte[] archive, DataExport export, Caller caller) {
        workflows.record(
                Fact.about(export.userId(), new DataExportDownloaded(export.userId(), export.id())),
                caller);
        return Result.ok(archive);
    }
}
