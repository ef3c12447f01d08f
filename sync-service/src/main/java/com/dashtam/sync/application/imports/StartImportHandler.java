package com.dashtam.sync.application.imports;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.sync.domain.imports.ImportCounts;
import com.dashtam.sync.domain.imports.ImportJob;
import com.dashtam.sync.domain.imports.ImportJobs;
import com.dashtam.sync.domain.imports.StatementFile;
import com.dashtam.sync.domain.job.JobSignal;
import com.dashtam.sync.domain.job.JobState;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

public final class StartImportHandler
        implements CommandHandler<StartImport, ImportJob, ImportRefusal> {

    private final ImportJobs imports;
    private final FilePreviews previews;
    private final Workflows workflows;
    private final JobSignal signal;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public StartImportHandler(
            ImportJobs imports,
            FilePreviews previews,
            Workflows workflows,
            JobSignal signal,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.imports = imports;
        this.previews = previews;
        this.workflows = workflows;
        this.signal = signal;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** A table is looked at before it is taken: nobody is there to ask when its job runs. */
    @Override
    public Result<ImportJob, ImportRefusal> handle(StartImport command, Caller caller) {
        return command.upload()
                .file()
                .flatMap(file ->
                        file.format().isTable() ? decided(file, command.upload()) : Result.ok(file))
                .flatMap(file -> transactions.decide(() -> Result.ok(open(command, file, caller))));
    }

    private Result<StatementFile, ImportRefusal> decided(StatementFile file, Upload upload) {
        return previews.preview(file, upload, 0)
                .flatMap(preview ->
                        preview.undecided().isEmpty()
                                ? Result.ok(file)
                                : Result.err(new ImportRefusal.Undecided(preview.undecided())));
    }

    private ImportJob open(StartImport command, StatementFile file, Caller caller) {
        UUID id = ids.next();
        var run =
                workflows.open(
                        ImportWorkflow.IMPORT,
                        caller,
                        new EventKey.User(command.userId()),
                        ImportWorkflow.attempted(command.userId(), id, file));
        var job =
                new ImportJob(
                        id,
                        command.userId(),
                        file,
                        Optional.empty(),
                        ImportCounts.NONE,
                        run,
                        JobState.queued(clock.instant()),
                        Optional.empty());
        imports.add(job, command.upload().content());
        signal.jobAdded();
        return job;
    }
}
