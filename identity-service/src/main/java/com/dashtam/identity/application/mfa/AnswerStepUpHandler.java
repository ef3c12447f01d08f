package com.dashtam.identity.application.mfa;

import com.dashtam.events.identity.ChallengeAnswerRefusal;
import com.dashtam.events.identity.ChallengePurpose;
import com.dashtam.events.identity.SessionChallengeAnswerAttempted;
import com.dashtam.events.identity.SessionChallengeAnswerFailed;
import com.dashtam.events.identity.SessionChallengeAnswerSucceeded;
import com.dashtam.identity.application.IdentityWorkflows;
import com.dashtam.identity.application.mfa.FactorProof.Disproof;
import com.dashtam.identity.application.session.Reauthentication;
import com.dashtam.identity.application.session.RecentAuthentication;
import com.dashtam.identity.domain.mfa.SessionChallenge;
import com.dashtam.identity.domain.mfa.SessionChallenge.StepUp;
import com.dashtam.identity.domain.mfa.SessionChallenges;
import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Makes the authentication of a session recent again. Whoever has a second factor must show it;
 * whoever has none, the password. Too many wrong answers in a row end the session.
 */
public final class AnswerStepUpHandler
        implements CommandHandler<AnswerStepUp, Instant, ChallengeRefused> {

    private final Workflows workflows;
    private final SessionChallenges challenges;
    private final FactorProof proof;
    private final Factors factors;
    private final Users users;
    private final Sessions sessions;
    private final Reauthentication reauthentication;
    private final InstantSource clock;

    public AnswerStepUpHandler(
            Workflows workflows,
            SessionChallenges challenges,
            FactorProof proof,
            Factors factors,
            Users users,
            Sessions sessions,
            Reauthentication reauthentication,
            InstantSource clock) {
        this.workflows = workflows;
        this.challenges = challenges;
        this.proof = proof;
        this.factors = factors;
        this.users = users;
        this.sessions = sessions;
        this.reauthentication = reauthentication;
        this.clock = clock;
    }

    /** Until when acts that ask for a recent authentication are open. */
    @Override
    public Result<Instant, ChallengeRefused> handle(AnswerStepUp command, Caller caller) {
        return workflows
                .start(
                        IdentityWorkflows.SESSION_CHALLENGE_ANSWER,
                        caller,
                        new EventKey.User(command.userId()))
                .attempted(
                        new SessionChallengeAnswerAttempted(
                                command.challengeId(),
                                PublishedFactor.of(command.answer().factor())))
                .first(() -> Result.<Boolean, ChallengeRefused>ok(isPassword(command)))
                .then(passwordRight -> decide(command, passwordRight, caller))
                .otherwise(
                        refusal -> failed(command, refusal.reason()),
                        () -> failed(command, ChallengeAnswerRefusal.internal_error));
    }

    private boolean isPassword(AnswerStepUp command) {
        return command.answer() instanceof ChallengeAnswer.KnownPassword(var password)
                && reauthentication.isPasswordOf(
                        users.find(command.userId()).orElseThrow(), password);
    }

    private Outcome<Instant, SessionChallengeAnswerSucceeded, ChallengeRefused> decide(
            AnswerStepUp command, boolean passwordRight, Caller caller) {
        Instant now = clock.instant();
        var asked = new StepUp(command.userId(), command.sessionId());
        Optional<SessionChallenge> found =
                challenges
                        .lock(command.challengeId())
                        .filter(challenge -> challenge.subject().equals(asked));
        if (found.isEmpty()) {
            return Outcome.refused(ChallengeRefused.CHALLENGE_UNKNOWN);
        }
        SessionChallenge challenge = found.get();
        Optional<ChallengeRefused> over = ChallengeState.refusal(challenge, now);
        if (over.isPresent()) {
            return Outcome.refused(over.get());
        }
        User user = users.find(command.userId()).orElseThrow();
        return switch (prove(user, command, passwordRight, challenge, now)) {
            case Result.Ok<List<Fact>, Disproof>(var facts) -> renew(command, facts, now);
            case Result.Err<List<Fact>, Disproof>(var disproof) ->
                    new Outcome.Refused<>(
                            disproof.reason(),
                            () -> count(command, disproof, caller),
                            disproof.facts());
        };
    }

    private Result<List<Fact>, Disproof> prove(
            User user,
            AnswerStepUp command,
            boolean passwordRight,
            SessionChallenge challenge,
            Instant now) {
        if (!(command.answer() instanceof ChallengeAnswer.KnownPassword)) {
            return proof.prove(user.id(), command.answer(), challenge, true, now);
        }
        if (factors.any(user.id())) {
            return Result.err(Disproof.of(ChallengeRefused.FACTOR_UNKNOWN));
        }
        return passwordRight
                ? Result.ok(List.of())
                : Result.err(Disproof.of(ChallengeRefused.PASSWORD_WRONG));
    }

    private Outcome<Instant, SessionChallengeAnswerSucceeded, ChallengeRefused> renew(
            AnswerStepUp command, List<Fact> facts, Instant now) {
        challenges.answered(command.challengeId(), now);
        sessions.reauthenticated(command.sessionId(), now);
        return new Outcome.Done<>(
                now.plus(RecentAuthentication.MAX_AGE),
                new SessionChallengeAnswerSucceeded(
                        command.userId(),
                        command.challengeId(),
                        command.sessionId(),
                        ChallengePurpose.step_up,
                        PublishedFactor.of(command.answer().factor())),
                facts);
    }

    private void count(AnswerStepUp command, Disproof disproof, Caller caller) {
        if (disproof.reason().isGuess()) {
            challenges.countFailure(command.challengeId());
            reauthentication.failed(command.userId(), command.sessionId(), caller);
        }
    }

    private static SessionChallengeAnswerFailed failed(
            AnswerStepUp command, ChallengeAnswerRefusal reason) {
        return new SessionChallengeAnswerFailed(
                command.userId(),
                command.challengeId(),
                PublishedFactor.of(command.answer().factor()),
                reason);
    }
}
