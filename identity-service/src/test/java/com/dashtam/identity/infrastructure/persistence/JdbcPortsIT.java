package com.dashtam.identity.infrastructure.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.identity.domain.mfa.Passkeys;
import com.dashtam.identity.domain.mfa.PasskeysContract;
import com.dashtam.identity.domain.mfa.RecoveryCodes;
import com.dashtam.identity.domain.mfa.RecoveryCodesContract;
import com.dashtam.identity.domain.mfa.SecretSeal;
import com.dashtam.identity.domain.mfa.SessionChallenges;
import com.dashtam.identity.domain.mfa.SessionChallengesContract;
import com.dashtam.identity.domain.mfa.TotpEnrollment;
import com.dashtam.identity.domain.mfa.TotpFactors;
import com.dashtam.identity.domain.mfa.TotpFactorsContract;
import com.dashtam.identity.domain.mfa.TotpSecret;
import com.dashtam.identity.domain.session.EndReason;
import com.dashtam.identity.domain.session.Session;
import com.dashtam.identity.domain.session.Sessions;
import com.dashtam.identity.domain.session.SessionsContract;
import com.dashtam.identity.domain.token.GlobalTokenVersion;
import com.dashtam.identity.domain.token.MailedToken;
import com.dashtam.identity.domain.token.MailedToken.Purpose;
import com.dashtam.identity.domain.token.MailedTokens;
import com.dashtam.identity.domain.token.MailedTokensContract;
import com.dashtam.identity.domain.token.OneTimeToken;
import com.dashtam.identity.domain.token.RefreshTokens;
import com.dashtam.identity.domain.token.RefreshTokensContract;
import com.dashtam.identity.domain.token.TokenHash;
import com.dashtam.identity.domain.user.KnownDevices;
import com.dashtam.identity.domain.user.KnownDevicesContract;
import com.dashtam.identity.domain.user.Lockout;
import com.dashtam.identity.domain.user.Lockouts;
import com.dashtam.identity.domain.user.LockoutsContract;
import com.dashtam.identity.domain.user.Users;
import com.dashtam.identity.domain.user.UsersContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.transaction.support.TransactionTemplate;

/** The adapters over PostgreSQL, with the rights of the service's own role. */
class JdbcPortsIT {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @SuppressWarnings("NullAway.Init")
    private static MigratedDatabase database;

    @BeforeAll
    static void migrate() {
        database = new MigratedDatabase();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    private static <T> long countTrue(Callable<Boolean> work, int times) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(Stream.generate(() -> work).limit(times).toList());
            long count = 0;
            for (Future<Boolean> answer : answers) {
                count += answer.get() ? 1 : 0;
            }
            return count;
        }
    }

    @Nested
    class UsersInPostgres extends UsersContract {

        @Override
        protected Users users() {
            return new JdbcUsers(database.jdbc());
        }
    }

    @Nested
    class LockoutsInPostgres extends LockoutsContract {

        @Override
        protected Users users() {
            return new JdbcUsers(database.jdbc());
        }

        @Override
        protected KnownDevices devices() {
            return new JdbcKnownDevices(database.jdbc());
        }

        @Override
        protected Lockouts lockouts() {
            return new JdbcLockouts(database.jdbc());
        }

        @Test
        void losesNoFailureOfManyThatArriveTogether() throws Exception {
            var origin = anyOrigin();
            long recorded =
                    countTrue(
                            () -> {
                                lockouts().recordFailure(origin, NOW);
                                return true;
                            },
                            Lockout.MAX_FAILURES - 1);
            assertThat(lockouts().of(origin))
                    .isEqualTo(new Lockout((int) recorded, Optional.empty()));
        }
    }

    @Nested
    class KnownDevicesInPostgres extends KnownDevicesContract {

        @Override
        protected Users users() {
            return new JdbcUsers(database.jdbc());
        }

        @Override
        protected KnownDevices devices() {
            return new JdbcKnownDevices(database.jdbc());
        }
    }

    @Nested
    class SessionsInPostgres extends SessionsContract {

        @Override
        protected Sessions sessions() {
            return new JdbcSessions(database.jdbc());
        }

        @Override
        protected UUID anyUser() {
            return database.anyUser();
        }

        @Test
        void letsOneOfManyEndASession() throws Exception {
            var session =
                    Session.open(
                            UUID.randomUUID(),
                            anyUser(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            NOW);
            sessions().add(session);
            Callable<Boolean> end =
                    () -> sessions().end(session.id(), session.userId(), EndReason.LOGOUT, NOW);
            assertThat(countTrue(end, 16)).isEqualTo(1);
        }
    }

    @Nested
    class RefreshTokensInPostgres extends RefreshTokensContract {

        @Override
        protected RefreshTokens tokens() {
            return new JdbcRefreshTokens(database.jdbc());
        }

        @Override
        protected Sessions sessions() {
            return new JdbcSessions(database.jdbc());
        }

        @Override
        protected UUID anyUser() {
            return database.anyUser();
        }
    }

    @Nested
    class MailedTokensInPostgres extends MailedTokensContract {

        @Override
        protected MailedTokens mailedTokens() {
            return new JdbcMailedTokens(database.jdbc(), database.transactions());
        }

        @Override
        protected UUID anyUser() {
            return database.anyUser();
        }

        @Test
        void keepsATokenThatIsInAMailAlreadyWhenItsTransactionIsRolledBack() {
            var token = OneTimeToken.mint(RandomGenerator.getDefault()).hash();
            UUID user = anyUser();

            new TransactionTemplate(database.transactions())
                    .executeWithoutResult(transaction -> {
                        mailedTokens().add(MailedToken.of(Purpose.VERIFY_EMAIL, token, user, NOW));
                        transaction.setRollbackOnly();
                    });

            assertThat(mailedTokens().use(token, Purpose.VERIFY_EMAIL, NOW)).isTrue();
        }
    }

    @Nested
    class TotpFactorsInPostgres extends TotpFactorsContract {

        @Override
        protected TotpFactors factors() {
            return new JdbcTotpFactors(database.jdbc(), new NamingSeal());
        }

        @Override
        protected UUID anyUser() {
            return database.anyUser();
        }

        @Test
        void letsOneOfManyUseAStep() throws Exception {
            UUID user = anyUser();
            var secret = TotpSecret.mint(RandomGenerator.getDefault());
            var enrollment = TotpEnrollment.begin(UUID.randomUUID(), user, secret, NOW);
            assertThat(factors().activate(enrollment, 7)).isTrue();
            assertThat(countTrue(() -> factors().use(user, 8), 16)).isEqualTo(1);
        }
    }

    @Nested
    class RecoveryCodesInPostgres extends RecoveryCodesContract {

        @Override
        protected RecoveryCodes codes() {
            return new JdbcRecoveryCodes(database.jdbc());
        }

        @Override
        protected UUID anyUser() {
            return database.anyUser();
        }

        @Test
        void letsOneOfManyUseACode() throws Exception {
            UUID user = anyUser();
            var code = TokenHash.of("code");
            codes().replace(user, List.of(code));
            assertThat(countTrue(() -> codes().use(user, code), 16)).isEqualTo(1);
        }
    }

    @Nested
    class PasskeysInPostgres extends PasskeysContract {

        @Override
        protected Passkeys passkeys() {
            return new JdbcPasskeys(database.jdbc());
        }

        @Override
        protected UUID anyUser() {
            return database.anyUser();
        }
    }

    @Nested
    class SessionChallengesInPostgres extends SessionChallengesContract {

        @Override
        protected SessionChallenges challenges() {
            return new JdbcSessionChallenges(database.jdbc());
        }

        @Override
        protected UUID anyUser() {
            return database.anyUser();
        }

        @Override
        protected UUID anySessionOf(UUID user) {
            var session =
                    Session.open(
                            UUID.randomUUID(),
                            user,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            NOW);
            new JdbcSessions(database.jdbc()).add(session);
            return session.id();
        }
    }

    /** Binds a secret to its user without any cryptography, which has tests of its own. */
    private static final class NamingSeal implements SecretSeal {

        @Override
        public String seal(UUID userId, TotpSecret secret) {
            return userId + " " + secret.base32();
        }

        @Override
        public TotpSecret open(UUID userId, String sealed) {
            assertThat(sealed).startsWith(userId + " ");
            return new TotpSecret(sealed.substring(sealed.indexOf(' ') + 1));
        }
    }

    @Test
    void keepsTheGlobalVersionAndItsRotation() {
        var settings = new JdbcTokenSettings(database.jdbc());
        var first = new GlobalTokenVersion(1, Duration.ofMinutes(5), Optional.empty());
        assertThat(settings.current()).isEqualTo(first);

        var second =
                new GlobalTokenVersion(
                        2,
                        Duration.ofHours(1),
                        Optional.of(new GlobalTokenVersion.Rotation(NOW, "A drill.")));
        assertThat(settings.rotate("A drill.", Duration.ofHours(1), NOW)).isEqualTo(second);
        assertThat(settings.current()).isEqualTo(second);
    }

    @Test
    void mayNeitherDeleteKeysNorChangeTheSchema() {
        assertThatThrownBy(() -> database.jdbc().sql("delete from signing_keys").update())
                .isInstanceOf(BadSqlGrammarException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> database.jdbc().sql("drop table sessions").update())
                .isInstanceOf(BadSqlGrammarException.class)
                .rootCause()
                .hasMessageContaining("must be owner");
    }

    @Test
    void letsOneInstanceAtATimeDoWhatMustBeDoneOnce() throws Exception {
        var lock = new StartLock(database.dataSource());
        var counter = new int[1];
        countTrue(
                () -> {
                    lock.run(() -> counter[0]++);
                    return true;
                },
                8);
        assertThat(counter[0]).isEqualTo(8);
    }

    @Test
    void freesTheStartLockWhenTheWorkFails() {
        var lock = new StartLock(database.dataSource());
        assertThatThrownBy(() ->
                        lock.run(() -> {
                            throw new IllegalStateException("broken");
                        }))
                .isInstanceOf(IllegalStateException.class);
        var done = new boolean[1];
        lock.run(() -> done[0] = true);
        assertThat(done[0]).isTrue();
    }
}
