package com.dashtam.identity.application.token;

import static com.dashtam.identity.application.token.RefreshRefused.TOKEN_EXPIRED;
import static com.dashtam.identity.application.token.RefreshRefused.TOKEN_REUSED;
import static com.dashtam.identity.application.token.RefreshRefused.TOKEN_REVOKED;
import static com.dashtam.identity.application.token.RefreshRefused.TOKEN_UNKNOWN;
import static com.dashtam.identity.application.token.RefreshRefused.USER_INACTIVE;
import static com.dashtam.identity.application.token.RefreshRefused.VERSION_REJECTED;

import com.dashtam.events.identity.AuthTokenRefreshSucceeded;
import com.dashtam.events.identity.SessionActivityUpdated;
import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.identity.domain.token.GlobalTokenVersion;
import com.dashtam.identity.domain.token.RefreshToken;
import com.dashtam.identity.domain.token.RefreshTokens;
import com.dashtam.identity.domain.token.SealedToken;
import com.dashtam.identity.domain.token.StoredRefreshToken;
import com.dashtam.identity.domain.token.StoredRefreshToken.Standing;
import com.dashtam.identity.domain.token.SuccessorSeal;
import com.dashtam.identity.domain.token.TokenHash;
import com.dashtam.identity.domain.token.TokenVersions;
import com.dashtam.identity.domain.user.User;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.workflow.Fact;
import com.dashtam.kernel.workflow.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The business of a refresh, within its transaction. */
public final class TokenExchange {

    private static final Duration ACTIVITY_INTERVAL = Duration.ofHours(1);

    private final RefreshTokens tokens;
    private final Sessions sessions;
    private final Users users;
    private final AccessTokens access;
    private final SuccessorSeal seal;
    private final ReuseResponse reuse;
    private final RandomGenerator random;
    private final InstantSource clock;

    public TokenExchange(
            RefreshTokens tokens,
            Sessions sessions,
            Users users,
            AccessTokens access,
            SuccessorSeal seal,
            ReuseResponse reuse,
            RandomGenerator random,
            InstantSource clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.users = users;
        this.access = access;
        this.seal = seal;
        this.reuse = reuse;
        this.random = random;
        this.clock = clock;
    }

    Optional<StoredRefreshToken> find(TokenHash hash) {
        return tokens.find(hash);
    }

    Outcome<IssuedTokens, AuthTokenRefreshSucceeded, RefreshRefused> exchange(
            RefreshToken presented, Caller caller) {
        return exchange(presented, caller, clock.instant());
    }

    private Outcome<IssuedTokens, AuthTokenRefreshSucceeded, RefreshRefused> exchange(
            RefreshToken presented, Caller caller, Instant now) {
        Optional<StoredRefreshToken> stored = tokens.find(presented.hash());
        if (stored.isEmpty()) {
            return Outcome.refused(TOKEN_UNKNOWN);
        }
        User user = users.find(stored.get().userId()).orElseThrow();
        if (!user.active()) {
            return Outcome.refused(USER_INACTIVE);
        }
        var attempt = new Attempt(presented, stored.get(), user, access.global(), caller, now);
        return switch (stored.get().standing(now)) {
            case Standing.Usable() -> unlessRotated(attempt, () -> exchangeNow(attempt));
            case Standing.Retried(var sealed) ->
                    unlessRotated(attempt, () -> giveAgain(attempt, sealed));
            case Standing.Reused() ->
                    Outcome.refused(
                            TOKEN_REUSED, () -> reuse.endSession(stored.get(), user, caller, now));
            case Standing.Expired() -> Outcome.refused(TOKEN_EXPIRED);
            case Standing.Revoked() -> Outcome.refused(TOKEN_REVOKED);
        };
    }

    private record Attempt(
            RefreshToken presented,
            StoredRefreshToken stored,
            User user,
            GlobalTokenVersion global,
            Caller caller,
            Instant now) {

        TokenVersions versions() {
            return AccessTokens.versionsFor(user, global);
        }
    }

    private Outcome<IssuedTokens, AuthTokenRefreshSucceeded, RefreshRefused> unlessRotated(
            Attempt attempt,
            Supplier<Outcome<IssuedTokens, AuthTokenRefreshSucceeded, RefreshRefused>> next) {
        return VersionCheck.rejection(
                        attempt.stored(), attempt.user(), attempt.global(), attempt.now())
                .<Outcome<IssuedTokens, AuthTokenRefreshSucceeded, RefreshRefused>>map(
                        rejection -> Outcome.refused(VERSION_REJECTED, rejection))
                .orElseGet(next);
    }

    private Outcome<IssuedTokens, AuthTokenRefreshSucceeded, RefreshRefused> exchangeNow(
            Attempt attempt) {
        RefreshToken successor = RefreshToken.mint(random);
        boolean first =
                tokens.exchange(
                        new RefreshTokens.Exchange(
                                attempt.presented().hash(),
                                successor.hash(),
                                seal.seal(attempt.presented(), successor),
                                attempt.versions(),
                                attempt.now()));
        if (!first) {
            // Somebody was faster, or the session ended meanwhile: the token is not usable any
            // more, so the second look takes another branch.
            return exchange(attempt.presented(), attempt.caller(), attempt.now());
        }
        sessions.touch(attempt.stored().session().id(), attempt.now());
        return done(attempt, successor, activity(attempt));
    }

    /** Told once an hour at most, or every refresh would be told of twice. */
    private static List<Fact> activity(Attempt attempt) {
        var session = attempt.stored().session();
        if (session.lastActivityAt().plus(ACTIVITY_INTERVAL).isAfter(attempt.now())) {
            return List.of();
        }
        Optional<String> address = attempt.caller().clientIp();
        return List.of(
                Fact.about(
                        session.userId(),
                        new SessionActivityUpdated(
                                session.userId(),
                                session.id(),
                                address.orElse(null),
                                !address.equals(session.ipAddress()))));
    }

    private Outcome<IssuedTokens, AuthTokenRefreshSucceeded, RefreshRefused> giveAgain(
            Attempt attempt, SealedToken sealed) {
        return done(attempt, seal.open(attempt.presented(), sealed), List.of());
    }

    private Outcome<IssuedTokens, AuthTokenRefreshSucceeded, RefreshRefused> done(
            Attempt attempt, RefreshToken successor, List<Fact> facts) {
        User user = attempt.user();
        var session = attempt.stored().session();
        var signed = access.issue(user, session, attempt.versions(), attempt.now());
        return new Outcome.Done<>(
                new IssuedTokens(signed, successor),
                new AuthTokenRefreshSucceeded(user.id(), session.id()),
                facts);
    }
}
