package com.dashtam.identity.application.session;

import com.dashtam.events.identity.SuspiciousActivity;
import com.dashtam.events.identity.SuspiciousSessionActivity;
import com.dashtam.identity.domain.session.EndReason;
import com.dashtam.identity.domain.session.Location;
import com.dashtam.identity.domain.session.Locations;
import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.identity.domain.user.Password;
import com.dashtam.identity.domain.user.PasswordHashing;
import com.dashtam.identity.domain.user.User;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Workflows;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Asks whoever is signed in for the password once more. An access token in the wrong hands must not
 * serve to guess passwords: too many wrong ones in a row end the session.
 */
public final class Reauthentication {

    public static final int MAX_FAILURES = 5;

    private final Workflows workflows;
    private final Sessions sessions;
    private final Locations locations;
    private final PasswordHashing passwords;
    private final InstantSource clock;

    public Reauthentication(
            Workflows workflows,
            Sessions sessions,
            Locations locations,
            PasswordHashing passwords,
            InstantSource clock) {
        this.workflows = workflows;
        this.sessions = sessions;
        this.locations = locations;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Costs one hash, so it must not run in a transaction. */
    public boolean isPasswordOf(User user, Password presented) {
        return passwords.matches(presented, user.passwordHash());
    }

    /** Must run in the transaction that records the success. */
    public void succeeded(UUID sessionId) {
        sessions.forgetFailedReauthentications(sessionId);
    }

    /** Must run in the transaction that records the refusal. */
    public void failed(UUID userId, UUID sessionId, Caller caller) {
        int failures = sessions.countFailedReauthentication(sessionId);
        if (failures >= MAX_FAILURES
                && sessions.end(sessionId, userId, EndReason.SUSPICIOUS, clock.instant())) {
            workflows.record(suspicious(userId, sessionId, failures, caller), caller);
            workflows.record(SessionFacts.ended(userId, sessionId, EndReason.SUSPICIOUS), caller);
        }
    }

    private Fact suspicious(UUID userId, UUID sessionId, int failures, Caller caller) {
        return Fact.about(
                userId,
                new SuspiciousSessionActivity(
                        userId,
                        sessionId,
                        SuspiciousActivity.wrong_passwords,
                        failures,
                        caller.clientIp().orElse(null),
                        caller.clientIp().flatMap(locations::of).map(Location::text).orElse(null)));
    }
}
