package com.dashtam.sync.application.job;

import com.dashtam.sync.domain.job.Stage;
import com.dashtam.sync.domain.job.StageKind;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.ledger.Counts;
import java.util.List;

/** A job with what its stages have done so far. */
public record SyncView(SyncJob job, List<Stage> stages) {

    public SyncView {
        stages = List.copyOf(stages);
    }

    static SyncView queued(SyncJob job) {
        return new SyncView(job, List.of());
    }

    public Counts counts() {
        return stages.stream().map(Stage::counts).reduce(Counts.NONE, Counts::plus);
    }

    public Counts counts(StageKind kind) {
        return stages.stream()
                .filter(stage -> stage.kind() == kind)
                .map(Stage::counts)
                .reduce(Counts.NONE, Counts::plus);
    }
}
