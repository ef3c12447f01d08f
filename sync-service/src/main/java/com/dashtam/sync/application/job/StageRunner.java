package com.dashtam.sync.application.job;

import com.dashtam.kernel.result.Result;
import com.dashtam.sync.domain.job.Lease;
import com.dashtam.sync.domain.job.Stage;
import com.dashtam.sync.domain.job.SyncJob;

/** Does the work of one kind of stage, from its first page to its end. */
interface StageRunner {

    /** The stage as it ended, its end committed; or why it did not come to one. */
    Result<Stage, Setback> run(SyncJob job, Lease lease, Stage stage);
}
