package com.dashtam.identity.application.session;

import com.dashtam.events.identity.SessionCreated;
import com.dashtam.events.identity.UserLoginSucceeded;
import com.dashtam.identity.application.token.AccessTokens;
import com.dashtam.identity.application.token.IssuedTokens;
import com.dashtam.identity.domain.session.Locations;
import com.dashtam.identity.domain.session.Session;
import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.identity.domain.token.RefreshToken;
import com.dashtam.identity.domain.token.RefreshTokens;
import com.dashtam.identity.domain.user.User;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.workflow.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Opens a session with its first tokens, within the transaction of a sign-in. */
public final class SessionOpening {

    private final SessionEviction eviction;
    private final Sessions sessions;
    private final Locations locations;
    private final RefreshTokens refreshTokens;
    private final AccessTokens accessTokens;
    private final Ids ids;
    private final RandomGenerator random;

    public SessionOpening(
            SessionEviction eviction,
            Sessions sessions,
            Locations locations,
            RefreshTokens refreshTokens,
            AccessTokens accessTokens,
            Ids ids,
            RandomGenerator random) {
        this.eviction = eviction;
        this.sessions = sessions;
        this.locations = locations;
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.ids = ids;
        this.random = random;
    }

    /** An open session, its first tokens, and what is to be told of it. */
    public record Opened(IssuedTokens tokens, UserLoginSucceeded succeeded, List<Fact> facts) {

        public Opened {
            facts = List.copyOf(facts);
        }
    }

    /**
     * @param newDevice whether the account has been used before, and never from this device
     */
    public Opened open(User user, boolean newDevice, Caller caller, Instant now) {
        var session =
                Session.open(
                        ids.next(),
                        user.id(),
                        caller.userAgent(),
                        caller.clientIp(),
                        caller.clientIp().flatMap(locations::of),
                        now);
        var refreshToken = RefreshToken.mint(random);
        var versions = accessTokens.versionsFor(user);
        var facts = new ArrayList<>(eviction.makeRoom(user, now));
        sessions.add(session);
        refreshTokens.begin(session.id(), refreshToken.hash(), versions, now);
        var tokens =
                new IssuedTokens(accessTokens.issue(user, session, versions, now), refreshToken);
        facts.add(
                Fact.about(
                        user.id(),
                        new SessionCreated(
                                user.id(),
                                session.id(),
                                session.device().orElse(null),
                                session.ipAddress().orElse(null),
                                session.location().orElse(null),
                                newDevice)));
        return new Opened(
                tokens,
                new UserLoginSucceeded(user.id(), user.email().value(), session.id()),
                facts);
    }
}
