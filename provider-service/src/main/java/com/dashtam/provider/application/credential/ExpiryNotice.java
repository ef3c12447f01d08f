package com.dashtam.provider.application.credential;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.provider.application.ConnectionFacts;
import com.dashtam.provider.domain.credential.EndingCredentials;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Tells users, once for each credential, that they will have to consent again soon. */
public final class ExpiryNotice {

    private static final Caller CALLER = Caller.system("credential-expiry");

    private final EndingCredentials ending;
    private final Workflows workflows;
    private final Transactions transactions;
    private final Duration ahead;
    private final InstantSource clock;

    /**
     * @param ahead how long before its end a credential is told of
     */
    public ExpiryNotice(
            EndingCredentials ending,
            Workflows workflows,
            Transactions transactions,
            Duration ahead,
            InstantSource clock) {
        this.ending = ending;
        this.workflows = workflows;
        this.transactions = transactions;
        this.ahead = ahead;
        this.clock = clock;
    }

    /**
     * Tells of some.
     *
     * @return how many; fewer than asked for when there are no more
     */
    public int tell(int atMost) {
        Instant now = clock.instant();
        return transactions.inTransaction(() -> {
            var taken = ending.take(now, now.plus(ahead), atMost);
            taken.forEach(it -> workflows.record(ConnectionFacts.expiring(it, now), CALLER));
            return taken.size();
        });
    }
}
