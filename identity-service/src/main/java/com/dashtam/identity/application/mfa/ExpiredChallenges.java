package com.dashtam.identity.application.mfa;

import com.dashtam.events.identity.LoginRefusal;
import com.dashtam.events.identity.UserLoginFailed;
import com.dashtam.identity.application.IdentityWorkflows;
import com.dashtam.identity.domain.mfa.SessionChallenge;
import com.dashtam.identity.domain.mfa.SessionChallenge.PasswordKnown;
import com.dashtam.identity.domain.mfa.SessionChallenges;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.workflow.Transactions;
import com.dashtam.kernel.workflow.Workflows;
import java.time.InstantSource;

/** Ends the sign-ins that wait for an answer which came too late or not at all. */
public final class ExpiredChallenges {

    private static final int PAGE = 200;

    private final Transactions transactions;
    private final Workflows workflows;
    private final SessionChallenges challenges;
    private final Users users;
    private final InstantSource clock;

    public ExpiredChallenges(
            Transactions transactions,
            Workflows workflows,
            SessionChallenges challenges,
            Users users,
            InstantSource clock) {
        this.transactions = transactions;
        this.workflows = workflows;
        this.challenges = challenges;
        this.users = users;
        this.clock = clock;
    }

    /** Safe to run in any number of instances at once. */
    public void end() {
        int removed;
        do {
            removed = transactions.inTransaction(this::endPage);
        } while (removed == PAGE);
    }

    private int endPage() {
        var expired = challenges.removeExpired(clock.instant(), PAGE);
        expired.stream()
                .filter(challenge -> challenge.answeredAt().isEmpty())
                .map(SessionChallenge::subject)
                .filter(PasswordKnown.class::isInstance)
                .map(PasswordKnown.class::cast)
                .forEach(this::endSignIn);
        return expired.size();
    }

    private void endSignIn(PasswordKnown asked) {
        User user = users.find(asked.user()).orElseThrow();
        workflows.fail(
                IdentityWorkflows.USER_LOGIN,
                asked.run(),
                new UserLoginFailed(
                        user.id(), user.email().value(), LoginRefusal.challenge_expired));
    }
}
