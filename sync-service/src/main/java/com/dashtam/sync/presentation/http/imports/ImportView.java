package com.dashtam.sync.presentation.http.imports;

import com.dashtam.sync.domain.imports.ImportCounts;
import com.dashtam.sync.domain.imports.ImportFailure;
import com.dashtam.sync.domain.imports.ImportJob;
import com.dashtam.sync.domain.imports.StatementFormat;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.presentation.http.Values;
import com.dashtam.sync.presentation.http.model.ImportFormat;
import com.dashtam.sync.presentation.http.model.ImportFormatList;
import com.dashtam.sync.presentation.http.model.JobStatus;
import com.dashtam.sync.presentation.http.model.ModelImport;
import java.util.Arrays;

/** Imports in the form of the contract. */
final class ImportView {

    private ImportView() {}

    static ModelImport of(ImportJob job) {
        ImportCounts counts = job.counts();
        return new ModelImport()
                .id(job.id())
                .connectionId(job.connectionId().orElse(null))
                .status(JobStatus.fromValue(job.state().status().text()))
                .fileName(job.file().name())
                .fileFormat(ModelImport.FileFormatEnum.fromValue(job.file().format().text()))
                .accountsCreated(counts.accounts().created())
                .accountsUpdated(counts.accounts().updated())
                .transactionsCreated(counts.transactions().created())
                .transactionsUpdated(counts.transactions().updated())
                .transactionsSkipped(counts.transactions().unchanged())
                .holdingsCreated(counts.holdings().created())
                .holdingsUpdated(counts.holdings().updated())
                .holdingsDeactivated(counts.holdings().removed())
                .errors(counts.all().errors())
                .message(message(job))
                .failure(job.failure().map(ImportView::failure).orElse(null))
                .createdAt(Values.utc(job.state().createdAt()))
                .startedAt(Values.utc(job.state().startedAt()))
                .finishedAt(Values.utc(job.state().finishedAt()));
    }

    private static ModelImport.FailureEnum failure(ImportFailure failure) {
        return ModelImport.FailureEnum.fromValue(failure.text());
    }

    private static String message(ImportJob job) {
        return switch (job.state().status()) {
            case QUEUED -> "It waits for its turn.";
            case RUNNING -> "It is under way.";
            case SUCCEEDED -> outcome(job.counts());
            case FAILED -> job.failure().map(ImportView::reason).orElse("It failed.");
        };
    }

    private static String outcome(ImportCounts counts) {
        int leftOut = counts.all().errors();
        return leftOut == 0
                ? told(counts)
                : "%s %d records were left out.".formatted(told(counts), leftOut);
    }

    private static String told(ImportCounts counts) {
        Counts rows = counts.transactions().plus(counts.holdings());
        if (rows.changed() == 0) {
            return counts.all().errors() == 0
                    ? "Everything in the file was there already."
                    : "Nothing in the file was new.";
        }
        String transactions =
                "%d transactions created, %d updated."
                        .formatted(
                                counts.transactions().created(), counts.transactions().updated());
        return counts.holdings().changed() == 0
                ? transactions
                : transactions
                        + " %d holdings created, %d updated, %d held no more."
                                .formatted(
                                        counts.holdings().created(),
                                        counts.holdings().updated(),
                                        counts.holdings().removed());
    }

    private static String reason(ImportFailure failure) {
        return switch (failure) {
            case FILE_UNREADABLE -> "The file is damaged, or no statement in this format.";
            case NO_ACCOUNT -> "The file holds no account.";
            case PROVIDER_UNAVAILABLE -> "The file could not be read for now; send it again later.";
            case USER_DELETED -> "The account is being deleted.";
            case INTERNAL_ERROR -> "It failed for a reason of our own.";
        };
    }

    static ImportFormatList formats() {
        return new ImportFormatList()
                .formats(Arrays.stream(StatementFormat.values()).map(ImportView::of).toList());
    }

    private static ImportFormat of(StatementFormat format) {
        return new ImportFormat()
                .format(format.text())
                .name(format.title())
                .extensions(format.extensions())
                .providerSlugs(format.providerSlugs());
    }
}
