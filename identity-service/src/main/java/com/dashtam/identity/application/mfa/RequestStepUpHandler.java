package com.dashtam.identity.application.mfa;

import com.dashtam.events.identity.ChallengePurpose;
import com.dashtam.identity.domain.mfa.SessionChallenge.StepUp;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import java.time.InstantSource;
import java.util.UUID;

/** Poses a challenge to whoever uses a session. */
public final class RequestStepUpHandler {

    private final Transactions transactions;
    private final Workflows workflows;
    private final Challenging challenging;
    private final Ids ids;
    private final InstantSource clock;

    public RequestStepUpHandler(
            Transactions transactions,
            Workflows workflows,
            Challenging challenging,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.workflows = workflows;
        this.challenging = challenging;
        this.ids = ids;
        this.clock = clock;
    }

    public PosedChallenge handle(RequestStepUp command, Caller caller) {
        UUID id = ids.next();
        return transactions.inTransaction(() -> {
            workflows.record(
                    Challenging.issued(command.userId(), id, ChallengePurpose.step_up), caller);
            return challenging.pose(
                    id, new StepUp(command.userId(), command.sessionId()), clock.instant());
        });
    }
}
