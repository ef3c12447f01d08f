package com.dashtam.identity.application.token;

import com.dashtam.events.identity.RefreshTokenReuseDetected;
import com.dashtam.identity.application.session.SessionFacts;
import com.dashtam.identity.domain.session.EndReason;
import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.identity.domain.token.StoredRefreshToken;
import com.dashtam.identity.domain.user.User;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Workflows;
import java.time.Instant;

/**
 * What follows when an exchanged token comes back: two parties hold tokens of one family, and
 * nobody can tell the owner from the thief, so the session ends for both (RFC 9700, section 4.14).
 */
public final class ReuseResponse {

    private final Sessions sessions;
    private final Workflows workflows;

    public ReuseResponse(Sessions sessions, Workflows workflows) {
        this.sessions = sessions;
        this.workflows = workflows;
    }

    /** Must run in the transaction that records the refusal. */
    void endSession(StoredRefreshToken token, User user, Caller caller, Instant now) {
        var sessionId = token.session().id();
        if (sessions.end(sessionId, user.id(), EndReason.TOKEN_REUSE, now)) {
            workflows.record(
                    Fact.about(
                            user.id(),
                            new RefreshTokenReuseDetected(
                                    user.id(), user.email().value(), sessionId)),
                    caller);
            workflows.record(
                    SessionFacts.ended(user.id(), sessionId, EndReason.TOKEN_REUSE), caller);
        }
    }
}
