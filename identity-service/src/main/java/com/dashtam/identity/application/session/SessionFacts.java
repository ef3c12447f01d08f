package com.dashtam.identity.application.session;

import com.dashtam.events.identity.SessionEnd;
import com.dashtam.events.identity.SessionEnded;
import com.dashtam.identity.domain.session.EndReason;
import com.dashtam.kernel.workflow.Fact;
import java.util.List;
import java.util.UUID;

/** The one fact that voids a session's tokens everywhere, in the words of the contract. */
public final class SessionFacts {

    private SessionFacts() {}

    public static Fact ended(UUID userId, UUID sessionId, EndReason reason) {
        return Fact.about(userId, new SessionEnded(userId, sessionId, published(reason)));
    }

    public static List<Fact> ended(UUID userId, List<UUID> sessionIds, EndReason reason) {
        return sessionIds.stream().map(session -> ended(userId, session, reason)).toList();
    }

    private static SessionEnd published(EndReason reason) {
        return switch (reason) {
            case LOGOUT -> SessionEnd.logout;
            case TOKEN_REUSE -> SessionEnd.token_reuse;
            case REVOKED -> SessionEnd.revoked;
            case ALL_REVOKED -> SessionEnd.all_revoked;
            case EVICTED -> SessionEnd.evicted;
            case PASSWORD_CHANGED -> SessionEnd.password_changed;
            case PASSWORD_RESET -> SessionEnd.password_reset;
            case SUSPICIOUS -> SessionEnd.suspicious;
            case TOKENS_ROTATED -> SessionEnd.tokens_rotated;
            case SUSPENDED -> SessionEnd.suspended;
            case ACCOUNT_DELETED -> SessionEnd.account_deleted;
        };
    }
}
