package com.dashtam.sync.application.erasure;

import com.dashtam.events.sync.UserDataErased;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.sync.application.imports.AbandonImports;
import com.dashtam.sync.application.job.AbandonSyncs;
import com.dashtam.sync.domain.erasure.UserData;

/** Ends a user's jobs, forgets everything about the user, and answers that it is done. */
public final class EraseUserHandler {

    private static final Caller SELF = Caller.system("erasure");

    private final Workflows workflows;
    private final AbandonSyncs syncs;
    private final AbandonImports imports;
    private final UserData data;

    public EraseUserHandler(
            Workflows workflows, AbandonSyncs syncs, AbandonImports imports, UserData data) {
        this.workflows = workflows;
        this.syncs = syncs;
        this.imports = imports;
        this.data = data;
    }

    /** Runs in the transaction of whoever calls. */
    public void handle(EraseUser command) {
        data.lock(command.userId());
        syncs.ofUser(command.userId());
        imports.ofUser(command.userId());
        long erased = data.erase(command.userId());
        workflows.record(
                Fact.about(
                        command.userId(),
                        new UserDataErased(command.userId(), command.deletionId(), erased)),
                SELF);
    }
}
