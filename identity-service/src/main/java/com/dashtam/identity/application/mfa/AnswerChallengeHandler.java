package com.dashtam.identity.application.mfa;

import com.dashtam.events.identity.ChallengeAnswerRefusal;
import com.dashtam.events.identity.ChallengePurpose;
import com.dashtam.events.identity.LoginRefusal;
import com.dashtam.events.identity.SessionChallengeAnswerAttempted;
import com.dashtam.events.identity.SessionChallengeAnswerFailed;
import com.dashtam.events.identity.SessionChallengeAnswerSucceeded;
import com.dashtam.events.identity.UserLoginAttempted;
import com.dashtam.events.identity.UserLoginFailed;
import com.dashtam.identity.application.IdentityWorkflows;
import com.dashtam.identity.application.mfa.FactorProof.Disproof;
import com.dashtam.identity.application.session.SessionOpening;
import com.dashtam.identity.application.session.SignedIn;
import com.dashtam.identity.domain.mfa.SessionChallenge;
import com.dashtam.identity.domain.mfa.SessionChallenge.Anyone;
import com.dashtam.identity.domain.mfa.SessionChallenge.PasswordKnown;
import com.dashtam.identity.domain.mfa.SessionChallenge.StepUp;
import com.dashtam.identity.domain.mfa.SessionChallenges;
import com.dashtam.identity.domain.user.KnownDevices;
import com.dashtam.identity.domain.user.Lockouts;
import com.dashtam.identity.domain.user.SignInOrigin;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.command.CommandHandler;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Outcome;
import com.dashtam.kernel.workflow.Workflows;
import com.dashtam.kernel.workflow.Workflows.Run;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens a session for whoever answers a challenge: with a second factor after the password, or with
 * a passkey alone. A wrong answer counts against the challenge and, as a wrong password does,
 * against the account.
 */
public final class AnswerChallengeHandler
        implements CommandHandler<AnswerChallenge, SignedIn, ChallengeRefused> {

    private final Workflows workflows;
    private final SessionChallenges challenges;
    private final FactorProof proof;
    private final Users users;
    private final Lockouts lockouts;
    private final KnownDevices devices;
    private final SessionOpening opening;
    private final InstantSource clock;

    public AnswerChallengeHandler(
            Workflows workflows,
            SessionChallenges challenges,
            FactorProof proof,
            Users users,
            Lockouts lockouts,
            KnownDevices devices,
            SessionOpening opening,
            InstantSource clock) {
        this.workflows = workflows;
        this.challenges = challenges;
        this.proof = proof;
        this.users = users;
        this.lockouts = lockouts;
        this.devices = devices;
        this.opening = opening;
        this.clock = clock;
    }

    @Override
    public Result<SignedIn, ChallengeRefused> handle(AnswerChallenge command, Caller caller) {
        Optional<UUID> userId =
                challenges
                        .find(command.challengeId())
                        .flatMap(challenge -> askedBy(challenge, command.answer()));
        return workflows
                .start(
                        IdentityWorkflows.SESSION_CHALLENGE_ANSWER,
                        caller,
                        userId.<EventKey>map(EventKey.User::new)
                                .orElseGet(EventKey.OwnWorkflow::new))
                .attempted(
                        new SessionChallengeAnswerAttempted(
                                command.challengeId(),
                                PublishedFactor.of(command.answer().factor())))
                .run(() -> decide(command, caller))
                .otherwise(
                        refusal -> failed(userId, command, refusal.reason()),
                        () -> failed(userId, command, ChallengeAnswerRefusal.internal_error));
    }

    /** Whom a challenge asks; where it asks anybody, the answer says who that is. */
    private Optional<UUID> askedBy(SessionChallenge challenge, ChallengeAnswer answer) {
        return challenge
                .subject()
                .userId()
                .or(() ->
                        answer instanceof ChallengeAnswer.SignedByPasskey(var assertion)
                                ? proof.ownerOf(assertion)
                                : Optional.empty());
    }

    private Outcome<SignedIn, SessionChallengeAnswerSucceeded, ChallengeRefused> decide(
            AnswerChallenge command, Caller caller) {
        Instant now = clock.instant();
        Optional<SessionChallenge> found =
                challenges
                        .lock(command.challengeId())
                        .filter(challenge -> !(challenge.subject() instanceof StepUp));
        if (found.isEmpty()) {
            return Outcome.refused(ChallengeRefused.CHALLENGE_UNKNOWN);
        }
        SessionChallenge challenge = found.get();
        Optional<ChallengeRefused> over = ChallengeState.refusal(challenge, now);
        if (over.isPresent()) {
            return Outcome.refused(over.get());
        }
        Optional<User> user = askedBy(challenge, command.answer()).flatMap(users::find);
        if (user.isEmpty()) {
            return refuse(challenge, Disproof.of(ChallengeRefused.FACTOR_UNKNOWN), now);
        }
        if (!user.get().active() || !user.get().verified()) {
            return Outcome.refused(ChallengeRefused.ACCOUNT_INACTIVE);
        }
        boolean passwordKnown = challenge.subject() instanceof PasswordKnown;
        return switch (proof.prove(
                user.get().id(), command.answer(), challenge, passwordKnown, now)) {
            case Result.Ok<List<Fact>, Disproof>(var facts) ->
                    admit(user.get(), challenge, command, facts, caller, now);
            case Result.Err<List<Fact>, Disproof>(var disproof) -> refuse(challenge, disproof, now);
        };
    }

    private Outcome<SignedIn, SessionChallengeAnswerSucceeded, ChallengeRefused> admit(
            User user,
            SessionChallenge challenge,
            AnswerChallenge command,
            List<Fact> facts,
            Caller caller,
            Instant now) {
        if (challenge.subject() instanceof PasswordKnown asked
                && !lockouts.admit(originOf(user, asked), now)) {
            return Outcome.refused(ChallengeRefused.ACCOUNT_LOCKED);
        }
        challenges.answered(challenge.id(), now);
        var opened = opening.open(user, rememberDevice(challenge, now), caller, now);
        workflows.succeed(
                IdentityWorkflows.USER_LOGIN, runOf(challenge, user, caller), opened.succeeded());
        var all = new ArrayList<>(facts);
        all.addAll(opened.facts());
        return new Outcome.Done<>(
                new SignedIn(opened.tokens(), Optional.empty()),
                new SessionChallengeAnswerSucceeded(
                        user.id(),
                        challenge.id(),
                        opened.succeeded().getSessionId(),
                        ChallengePurpose.sign_in,
                        PublishedFactor.of(command.answer().factor())),
                all);
    }

    /** Whether the device is new; a passkey is itself something that the account knows. */
    private boolean rememberDevice(SessionChallenge challenge, Instant now) {
        if (challenge.subject() instanceof PasswordKnown asked) {
            devices.remember(asked.user(), asked.device().token(), now);
            return asked.device().isNew();
        }
        return false;
    }

    private Run runOf(SessionChallenge challenge, User user, Caller caller) {
        return switch (challenge.subject()) {
            case PasswordKnown asked -> asked.run();
            case Anyone _, StepUp _ ->
                    workflows.open(
                            IdentityWorkflows.USER_LOGIN,
                            caller,
                            new EventKey.User(user.id()),
                            new UserLoginAttempted(user.email().value()));
        };
    }

    private Outcome<SignedIn, SessionChallengeAnswerSucceeded, ChallengeRefused> refuse(
            SessionChallenge challenge, Disproof disproof, Instant now) {
        return new Outcome.Refused<>(
                disproof.reason(), () -> count(challenge, now), disproof.facts());
    }

    private void count(SessionChallenge challenge, Instant now) {
        int failures = challenges.countFailure(challenge.id());
        if (challenge.subject() instanceof PasswordKnown asked) {
            User user = users.find(asked.user()).orElseThrow();
            lockouts.recordFailure(originOf(user, asked), now);
            if (failures >= SessionChallenge.MAX_FAILURES) {
                workflows.fail(
                        IdentityWorkflows.USER_LOGIN,
                        asked.run(),
                        new UserLoginFailed(
                                user.id(), user.email().value(), LoginRefusal.challenge_failed));
            }
        }
    }

    private static SignInOrigin originOf(User user, PasswordKnown asked) {
        var device = asked.device();
        return new SignInOrigin(
                user.email(), device.isKnown() ? Optional.of(device.token()) : Optional.empty());
    }

    private static SessionChallengeAnswerFailed failed(
            Optional<UUID> userId, AnswerChallenge command, ChallengeAnswerRefusal reason) {
        return new SessionChallengeAnswerFailed(
                userId.orElse(null),
                command.challengeId(),
                PublishedFactor.of(command.answer().factor()),
                reason);
    }
}
