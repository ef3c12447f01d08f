package com.dashtam.identity.application.mfa;

import com.dashtam.identity.domain.mfa.SessionChallenge.Anyone;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.workflow.Transactions;
import java.time.InstantSource;

/**
 * Poses a challenge that any passkey may answer. It concerns nobody yet, so nothing is recorded.
 */
public final class RequestPasskeySignInHandler {

    private final Transactions transactions;
    private final Challenging challenging;
    private final Ids ids;
    private final InstantSource clock;

    public RequestPasskeySignInHandler(
            Transactions transactions, Challenging challenging, Ids ids, InstantSource clock) {
        this.transactions = transactions;
        this.challenging = challenging;
        this.ids = ids;
        this.clock = clock;
    }

    public PosedChallenge handle(RequestPasskeySignIn command) {
        return transactions.inTransaction(
                () -> challenging.pose(ids.next(), new Anyone(), clock.instant()));
    }
}
