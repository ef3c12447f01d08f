package com.dashtam.sync.application.imports;

import com.dashtam.events.sync.FileImportAttempted;
import com.dashtam.events.sync.FileImportFailed;
import com.dashtam.events.sync.FileImportProgress;
import com.dashtam.events.sync.FileImportSucceeded;
import com.dashtam.kernel.workflow.Workflow;
import com.dashtam.sync.domain.imports.ImportFailure;
import com.dashtam.sync.domain.imports.ImportJob;
import com.dashtam.sync.domain.imports.StatementFile;
import com.dashtam.sync.domain.ledger.Counts;
import java.util.Optional;
import java.util.UUID;

/**
 * The workflow of imports, and its records made from what a job knows. Which institution a file
 * names is known once it is read; until then it counts as any file of its format.
 */
final class ImportWorkflow {

    static final Workflow<FileImportAttempted, FileImportSucceeded, FileImportFailed> IMPORT =
            Workflow.of(
                    FileImportAttempted.class, FileImportSucceeded.class, FileImportFailed.class);

    private ImportWorkflow() {}

    static FileImportAttempted attempted(UUID userId, UUID importId, StatementFile file) {
        return new FileImportAttempted(
                userId, importId, file.format().usualProvider(), file.name(), file.format().text());
    }

    static FileImportProgress progress(
            ImportJob job, String providerSlug, ImportPace.Mark reached) {
        return new FileImportProgress(
                job.userId(),
                job.id(),
                providerSlug,
                job.file().name(),
                job.file().format().text(),
                reached.percent(),
                reached.records(),
                reached.total());
    }

    static FileImportSucceeded succeeded(
            ImportJob job,
            UUID connectionId,
            String providerSlug,
            int accounts,
            Counts transactions) {
        return new FileImportSucceeded(
                job.userId(),
                job.id(),
                connectionId,
                providerSlug,
                job.file().name(),
                job.file().format().text(),
                accounts,
                transactions.changed());
    }

    static FileImportFailed failed(
            ImportJob job, Optional<String> providerSlug, ImportFailure failure) {
        return new FileImportFailed(
                job.userId(),
                job.id(),
                providerSlug.orElseGet(job.file().format()::usualProvider),
                job.file().name(),
                job.file().format().text(),
                com.dashtam.events.sync.ImportFailure.valueOf(failure.text()));
    }
}
