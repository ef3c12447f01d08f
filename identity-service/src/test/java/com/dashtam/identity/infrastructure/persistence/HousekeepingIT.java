package com.dashtam.identity.infrastructure.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.application.mfa.ExpiredChallenges;
import com.dashtam.identity.domain.session.Session;
import com.dashtam.identity.domain.token.DeviceToken;
import com.dashtam.identity.domain.token.MailedToken;
import com.dashtam.identity.domain.token.MailedToken.Purpose;
import com.dashtam.identity.domain.token.OneTimeToken;
import com.dashtam.identity.domain.token.RefreshToken;
import com.dashtam.identity.domain.token.RefreshTokens;
import com.dashtam.identity.domain.token.SealedToken;
import com.dashtam.identity.domain.token.StoredRefreshToken;
import com.dashtam.identity.domain.token.TokenHash;
import com.dashtam.identity.domain.token.TokenVersions;
import com.dashtam.identity.domain.user.KnownDevices;
import com.dashtam.identity.fixture.NoTransactions;
import com.dashtam.identity.fixture.TurnableClock;
import com.dashtam.testing.workflow.RecordingWorkflows;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class HousekeepingIT {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final TokenVersions VERSIONS = new TokenVersions(1, 1);

    @AutoClose private final MigratedDatabase database = new MigratedDatabase();
    private final TurnableClock clock = new TurnableClock();
    private final JdbcRefreshTokens tokens = new JdbcRefreshTokens(database.jdbc());
    private final JdbcMailedTokens mailedTokens =
            new JdbcMailedTokens(database.jdbc(), database.transactions());
    private final Housekeeping housekeeping =
            new Housekeeping(
                    database.jdbc(),
                    new ExpiredChallenges(
                            new NoTransactions(),
                            new RecordingWorkflows(),
                            new JdbcSessionChallenges(database.jdbc()),
                            new JdbcUsers(database.jdbc()),
                            clock),
                    clock,
                    new Housekeeping.Properties(Duration.ofSeconds(1), KEPT, 2));

    private static TokenHash anyHash() {
        return RefreshToken.mint(RandomGenerator.getDefault()).hash();
    }

    private TokenHash exchanged() {
        var session =
                Session.open(
                        UUID.randomUUID(),
                        database.anyUser(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        clock.instant());
        new JdbcSessions(database.jdbc()).add(session);
        TokenHash first = anyHash();
        tokens.begin(session.id(), first, VERSIONS, clock.instant());
        var exchange =
                new RefreshTokens.Exchange(
                        first, anyHash(), new SealedToken("x"), VERSIONS, clock.instant());
        assertThat(tokens.exchange(exchange)).isTrue();
        return first;
    }

    private Optional<SealedToken> sealedIn(TokenHash token) {
        return tokens.find(token)
                .flatMap(StoredRefreshToken::exchange)
                .flatMap(StoredRefreshToken.Exchange::successor);
    }

    @Test
    void forgetsSealedSuccessorsOnceTheRetryWindowIsOver() {
        TokenHash token = exchanged();
        housekeeping.tidy();
        assertThat(sealedIn(token)).isPresent();

        clock.forward(RefreshToken.RETRY_WINDOW.plusMillis(1));
        housekeeping.tidy();

        assertThat(sealedIn(token)).isEmpty();
        assertThat(tokens.find(token)).isPresent();
    }

    @Test
    void forgetsTokensOfSessionsThatExpiredLongAgoPageByPage() {
        TokenHash first = exchanged();
        TokenHash second = exchanged();
        clock.forward(Session.IDLE.plus(KEPT));
        housekeeping.tidy();
        assertThat(tokens.find(first)).isPresent();

        clock.forward(Duration.ofSeconds(1));
        housekeeping.tidy();

        assertThat(tokens.find(first)).isEmpty();
        assertThat(tokens.find(second)).isEmpty();
    }

    @Test
    void forgetsVerificationsThatExpiredLongAgo() {
        var token = OneTimeToken.mint(RandomGenerator.getDefault()).hash();
        mailedTokens.add(
                MailedToken.of(Purpose.VERIFY_EMAIL, token, database.anyUser(), clock.instant()));
        clock.forward(Purpose.VERIFY_EMAIL.life().plus(KEPT));
        housekeeping.tidy();
        assertThat(mailedTokens.find(token, Purpose.VERIFY_EMAIL)).isPresent();

        clock.forward(Duration.ofSeconds(1));
        housekeeping.tidy();

        assertThat(mailedTokens.find(token, Purpose.VERIFY_EMAIL)).isEmpty();
    }

    @Test
    void forgetsDevicesThatHaveNotSignedInForLong() {
        var device = DeviceToken.mint(RandomGenerator.getDefault()).hash();
        var devices = new JdbcKnownDevices(database.jdbc());
        devices.remember(database.anyUser(), device, clock.instant());
        clock.forward(KnownDevices.MEMORY);
        housekeeping.tidy();
        assertThat(devices.knows(device)).isTrue();

        clock.forward(Duration.ofSeconds(1));
        housekeeping.tidy();

        assertThat(devices.knows(device)).isFalse();
    }
}
