package com.dashtam.sync.application.job;

import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.workflow.Workflow;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.kernel.workflow.Workflows.Run;
import com.dashtam.sync.domain.job.Stage;
import com.dashtam.sync.domain.job.SyncFailure;
import com.dashtam.sync.domain.job.SyncJob;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;

/** The workflow of one kind of stage, and its records made from what a job knows. */
record StageWorkflow<
        A extends SpecificRecordBase, S extends SpecificRecordBase, F extends SpecificRecordBase>(
        Workflow<A, S, F> workflow,
        Function<SyncJob, A> attempted,
        BiFunction<SyncJob, Stage, S> succeeded,
        BiFunction<SyncJob, SyncFailure, F> failed) {

    Run open(Workflows workflows, SyncJob job) {
        return workflows.open(
                workflow,
                job.run().caller(),
                new EventKey.User(job.userId()),
                attempted.apply(job));
    }

    void succeed(Workflows workflows, SyncJob job, Stage ended) {
        workflows.succeed(workflow, ended.run(), succeeded.apply(job, ended));
    }

    void fail(Workflows workflows, SyncJob job, Stage ended, SyncFailure failure) {
        workflows.fail(workflow, ended.run(), failed.apply(job, failure));
    }
}
