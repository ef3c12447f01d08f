package com.dashtam.sync.application.imports;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.sync.application.imports.StartImport.Refusal;
import com.dashtam.sync.domain.imports.ImportCounts;
import com.dashtam.sync.domain.imports.ImportJob;
import com.dashtam.sync.domain.imports.ImportJobs;
import com.dashtam.sync.domain.imports.StatementFile;
import com.dashtam.sync.domain.imports.StatementFormat;
import com.dashtam.sync.domain.job.JobSignal;
import com.dashtam.sync.domain.job.JobState;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

public final class StartImportHandler implements CommandHandler<StartImport, ImportJob, Refusal> {

    private final ImportJobs imports;
    private final Workflows workflows;
    private final JobSignal signal;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    public StartImportHandler(
            ImportJobs imports,
            Workflows workflows,
            JobSignal signal,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.imports = imports;
        this.workflows = workflows;
        this.signal = signal;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Result<ImportJob, Refusal> handle(StartImport command, Caller caller) {
        return fileOf(command)
                .flatMap(file -> transactions.decide(() -> Result.ok(open(command, file, caller))));
    }

    private static Result<StatementFile, Refusal> fileOf(StartImport command) {
        String name = baseName(command.fileName());
        Optional<StatementFormat> format = StatementFormat.ofFile(name);
        if (name.isBlank() || name.length() > StatementFile.MAX_NAME_LENGTH) {
            return Result.err(Refusal.NAME_INVALID);
        }
        if (format.isEmpty()) {
            return Result.err(Refusal.FORMAT_UNKNOWN);
        }
        if (command.size() == 0) {
            return Result.err(Refusal.EMPTY);
        }
        return command.size() > StatementFile.MAX_SIZE
                ? Result.err(Refusal.TOO_LARGE)
                : Result.ok(new StatementFile(name, format.get(), command.size()));
    }

    /** Some clients send a whole path, and names may hold what must not reach a log. */
    private static String baseName(String name) {
        int slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        return name.substring(slash + 1).replaceAll("\\p{Cntrl}", "").strip();
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
        imports.add(job, command.content());
        signal.jobAdded();
        return job;
    }
}
