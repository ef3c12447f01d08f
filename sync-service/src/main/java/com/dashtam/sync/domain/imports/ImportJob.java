package com.dashtam.sync.domain.imports;

import com.dashtam.kernel.workflow.Workflows.Run;
import com.dashtam.sync.domain.job.JobState;
import java.util.Optional;
import java.util.UUID;

/**
 * A job that merges one statement file.
 *
 * @param connectionId the connection that holds the user's imported accounts, once it is known
 * @param run the workflow that its end must close
 */
public record ImportJob(
        UUID id,
        UUID userId,
        StatementFile file,
        Optional<UUID> connectionId,
        ImportCounts counts,
        Run run,
        JobState state,
        Optional<ImportFailure> failure) {}
