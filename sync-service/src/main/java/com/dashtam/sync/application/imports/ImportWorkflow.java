package com.dashtam.sync.application.imports;

import com.dashtam.events.sync.FileImportAttempted;
import com.dashtam.events.sync.FileImportFailed;
import com.dashtam.events.sync.FileImportProgress;
import com.dashtam.events.sync.FileImportSucceeded;
import com.dashtam.kernel.workflow.Workflow;
import com.dashtam.sync.domain.imports.ImportFailure;
import com.dashtam.sync.domain.imports.ImportJob;
import com.dashtam.sync.domain.imports.StatementFile;
import com.dashtam.sync.domain.imports.StatementFormat;
import com.dashtam.sync.domain.ledger.Counts;
import java.util.UUID;

/** The workflow of imports, and its records made from what a job knows. */
final class ImportWorkflow {

    static final Workflow<FileImportAttempted, FileImportSucceeded, FileImportFailed> IMPORT =
            Workflow.of(
                    FileImportAttempted.class, FileImportSucceeded.class, FileImportFailed.class);

    private ImportWorkflow() {}

    static FileImportAttempted attempted(UUID userId, UUID importId, StatementFile file) {
        return new FileImportAttempted(
                userId, importId, StatementFormat.PROVIDER_SLUG, file.name(), file.format().text());
    }

    static FileImportProgress progress(ImportJob job, ImportPace.Mark reached) {
        return new FileImportProgress(
                job.userId(),
                job.id(),
                StatementFormat.PROVIDER_SLUG,
                job.file().name(),
                job.file().format().text(),
                reached.percent(),
                reached.records(),
                reached.total());
    }

    static FileImportSucceeded succeeded(
            ImportJob job, UUID connectionId, int accounts, Counts transactions) {
        return new FileImportSucceeded(
                job.userId(),
                job.id(),
                connectionId,
                StatementFormat.PROVIDER_SLUG,
                job.file().name(),
                job.file().format().text(),
                accounts,
                transactions.changed());
    }

    static FileImportFailed failed(ImportJob job, ImportFailure failure) {
        return new FileImportFailed(
                job.userId(),
                job.id(),
                StatementFormat.PROVIDER_SLUG,
                job.file().name(),
                job.file().format().text(),
                com.dashtam.events.sync.ImportFailure.valueOf(failure.text()));
    }
}
