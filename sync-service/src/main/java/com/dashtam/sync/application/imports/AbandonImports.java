package com.dashtam.sync.application.imports;

import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.sync.domain.imports.ImportFailure;
import com.dashtam.sync.domain.imports.ImportJobs;
import java.util.Optional;
import java.util.UUID;

/** Closes the workflows of a user's open imports, whose rows are about to go. */
public final class AbandonImports {

    private final ImportJobs imports;
    private final Workflows workflows;

    public AbandonImports(ImportJobs imports, Workflows workflows) {
        this.imports = imports;
        this.workflows = workflows;
    }

    /** Runs in the transaction of whoever calls. */
    public void ofUser(UUID userId) {
        imports.openOf(userId)
                .forEach(job ->
                        workflows.fail(
                                ImportWorkflow.IMPORT,
                                job.run(),
                                ImportWorkflow.failed(
                                        job, Optional.empty(), ImportFailure.USER_DELETED)));
    }
}
