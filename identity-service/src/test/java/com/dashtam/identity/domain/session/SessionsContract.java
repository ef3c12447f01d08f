package com.dashtam.identity.domain.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.id.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every keeper of sessions does. */
public abstract class SessionsContract {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant EXPIRY = NOW.plus(Session.IDLE);

    private final Ids ids = new UuidV7(InstantSource.system());

    protected abstract Sessions sessions();

    /** Somebody whom sessions may belong to. */
    protected abstract UUID anyUser();

    private Session opened(UUID user) {
        var session =
                Session.open(
                        ids.next(),
                        user,
                        Optional.of("curl/8.9.1"),
                        Optional.of("203.0.113.7"),
                        Optional.of(new Location(Optional.of("Oslo"), "Norway")),
                        NOW);
        sessions().add(session);
        return session;
    }

    @Test
    void findsASessionAsItWasAdded() {
        Session session = opened(anyUser());
        assertThat(sessions().find(session.id())).contains(session);
        assertThat(sessions().find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void keepsASessionOfWhichLittleIsKnown() {
        var session =
                Session.open(
                        ids.next(),
                        anyUser(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        NOW);
        sessions().add(session);
        assertThat(sessions().find(session.id())).contains(session);
    }

    @Test
    void listsAUsersSessionsNewestFirstUpToALimit() {
        UUID user = anyUser();
        Session first = opened(user);
        Session second = opened(user);
        Session third = opened(user);
        opened(anyUser());
        assertThat(sessions().ofUser(user, 10)).containsExactly(third, second, first);
        assertThat(sessions().ofUser(user, 2)).containsExactly(third, second);
        assertThat(sessions().activeOfUser(user, NOW, 2)).containsExactly(third, second);
    }

    @Test
    void leavesOutWhatIsEndedOrExpired() {
        UUID user = anyUser();
        Session ended = opened(user);
        Session open = opened(user);
        assertThat(sessions().end(ended.id(), user, EndReason.LOGOUT, NOW)).isTrue();
        assertThat(sessions().activeOfUser(user, NOW, 10)).containsExactly(open);
        assertThat(sessions().countActive(user, NOW)).isEqualTo(1);
        assertThat(sessions().activeOfUser(user, EXPIRY, 10)).isEmpty();
        assertThat(sessions().countActive(user, EXPIRY)).isZero();
        assertThat(sessions().ofUser(user, 10)).hasSize(2);
    }

    @Test
    void remembersWhenASessionWasLastUsed() {
        Session session = opened(anyUser());
        sessions().touch(session.id(), NOW.plusSeconds(60));
        assertThat(sessions().find(session.id()).orElseThrow().lastActivityAt())
                .isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void prolongsASessionThatIsUsedUpToTheEndOfItsLife() {
        Session session = opened(anyUser());
        Instant used = NOW.plus(Duration.ofDays(10));
        sessions().touch(session.id(), used);
        assertThat(sessions().find(session.id()).orElseThrow().expiresAt())
                .isEqualTo(used.plus(Session.IDLE));

        sessions().touch(session.id(), NOW.plus(Duration.ofDays(20)));
        assertThat(sessions().find(session.id()).orElseThrow().expiresAt())
                .isEqualTo(NOW.plus(Session.LIFE));
    }

    @Test
    void givesASessionThatEndsSoonOnceUntilItIsUsedAgain() {
        Session session = opened(anyUser());
        Instant now = EXPIRY.minusSeconds(600);
        assertThat(expiring(NOW, EXPIRY.minusSeconds(1))).doesNotContain(session.id());

        assertThat(expiring(now, EXPIRY)).contains(session.id());
        assertThat(expiring(now, EXPIRY)).doesNotContain(session.id());
        sessions().touch(session.id(), NOW);
        assertThat(expiring(now, EXPIRY)).contains(session.id());
    }

    @Test
    void givesNoSessionAsEndingThatIsOver() {
        UUID user = anyUser();
        Session ended = opened(user);
        Session expired = opened(user);
        assertThat(sessions().end(ended.id(), user, EndReason.LOGOUT, NOW)).isTrue();

        assertThat(expiring(NOW, EXPIRY)).doesNotContain(ended.id());
        assertThat(expiring(EXPIRY, EXPIRY.plusSeconds(1))).doesNotContain(expired.id());
    }

    private List<UUID> expiring(Instant now, Instant before) {
        return sessions().takeExpiring(now, before, 1_000).stream().map(Session::id).toList();
    }

    @Test
    void remembersWhenTheUserWasAuthenticatedAnew() {
        Session session = opened(anyUser());
        assertThat(sessions().countFailedReauthentication(session.id())).isEqualTo(1);

        sessions().reauthenticated(session.id(), NOW.plusSeconds(60));

        assertThat(sessions().find(session.id()).orElseThrow().authenticatedAt())
                .isEqualTo(NOW.plusSeconds(60));
        assertThat(sessions().countFailedReauthentication(session.id())).isEqualTo(1);
    }

    @Test
    void endsASessionOnce() {
        UUID user = anyUser();
        Session session = opened(user);
        assertThat(sessions().end(session.id(), user, EndReason.TOKEN_REUSE, NOW)).isTrue();
        assertThat(sessions().end(session.id(), user, EndReason.LOGOUT, NOW.plusSeconds(1)))
                .isFalse();
        assertThat(sessions().find(session.id()).orElseThrow().ending())
                .contains(new Session.Ending(NOW, EndReason.TOKEN_REUSE));
    }

    @Test
    void findsASessionForItsOwnerAlone() {
        UUID user = anyUser();
        Session session = opened(user);
        assertThat(sessions().findOwned(session.id(), user)).contains(session);
        assertThat(sessions().findOwned(session.id(), anyUser())).isEmpty();
    }

    @Test
    void listsTheOldestActiveSessions() {
        UUID user = anyUser();
        Session first = opened(user);
        Session second = opened(user);
        Session third = opened(user);
        opened(user);
        assertThat(sessions().end(first.id(), user, EndReason.REVOKED, NOW)).isTrue();
        assertThat(sessions().oldestActiveOfUser(user, NOW, 2)).containsExactly(second, third);
        assertThat(sessions().oldestActiveOfUser(user, EXPIRY, 2)).isEmpty();
    }

    @Test
    void endsAllActiveSessionsOfAUserButOne() {
        UUID user = anyUser();
        Session ended = opened(user);
        Session kept = opened(user);
        Session first = opened(user);
        Session second = opened(user);
        Session foreign = opened(anyUser());
        assertThat(sessions().end(ended.id(), user, EndReason.LOGOUT, NOW)).isTrue();

        assertThat(sessions().endAll(user, Optional.of(kept.id()), EndReason.ALL_REVOKED, NOW))
                .containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(sessions().activeOfUser(user, NOW, 10)).containsExactly(kept);
        assertThat(sessions().find(foreign.id())).contains(foreign);
        assertThat(sessions().find(first.id()).orElseThrow().ending())
                .contains(new Session.Ending(NOW, EndReason.ALL_REVOKED));

        assertThat(sessions().endAll(user, Optional.empty(), EndReason.ALL_REVOKED, NOW))
                .containsExactly(kept.id());
    }

    @Test
    void countsFailedReauthenticationsInARow() {
        Session session = opened(anyUser());
        assertThat(sessions().countFailedReauthentication(session.id())).isEqualTo(1);
        assertThat(sessions().countFailedReauthentication(session.id())).isEqualTo(2);
        sessions().forgetFailedReauthentications(session.id());
        assertThat(sessions().countFailedReauthentication(session.id())).isEqualTo(1);
    }

    @Test
    void endsNeitherForeignNorExpiredSessions() {
        UUID user = anyUser();
        Session session = opened(user);
        assertThat(sessions().end(session.id(), anyUser(), EndReason.LOGOUT, NOW)).isFalse();
        assertThat(sessions().end(session.id(), user, EndReason.LOGOUT, EXPIRY)).isFalse();
        assertThat(sessions().find(session.id())).contains(session);
    }

    private ProviderUse useOf(Session session) {
        return sessions().find(session.id()).orElseThrow().providerUse();
    }

    private static ProviderAccess access(
            Session session, String provider, Instant at, boolean sync) {
        return new ProviderAccess(session.userId(), session.id(), provider, at, sync);
    }

    @Test
    void remembersTheProvidersThatASessionReached() {
        Session session = opened(anyUser());
        Instant later = NOW.plusSeconds(7);

        assertThat(sessions().recordAccess(access(session, "bank", NOW, false))).isTrue();
        assertThat(useOf(session))
                .isEqualTo(new ProviderUse(Optional.of("bank"), Optional.empty(), List.of("bank")));
        assertThat(sessions().recordAccess(access(session, "broker", later, true))).isTrue();

        assertThat(useOf(session))
                .isEqualTo(
                        new ProviderUse(
                                Optional.of("broker"),
                                Optional.of(later),
                                List.of("bank", "broker")));
    }

    @Test
    void tellsASessionsFirstAccessToAProviderFromThoseAfterIt() {
        UUID user = anyUser();
        Session session = opened(user);
        Session another = opened(user);

        assertThat(sessions().recordAccess(access(session, "bank", NOW, true))).isTrue();
        assertThat(sessions().recordAccess(access(session, "bank", NOW, true))).isFalse();
        assertThat(sessions().recordAccess(access(another, "bank", NOW, true))).isTrue();
        assertThat(useOf(session).providers()).containsExactly("bank");
    }

    @Test
    void keepsTheLatestAccessWhenTheyComeOutOfOrder() {
        Session session = opened(anyUser());
        Instant later = NOW.plusSeconds(7);

        assertThat(sessions().recordAccess(access(session, "broker", later, true))).isTrue();
        assertThat(sessions().recordAccess(access(session, "bank", NOW, true))).isTrue();

        assertThat(useOf(session))
                .isEqualTo(
                        new ProviderUse(
                                Optional.of("broker"),
                                Optional.of(later),
                                List.of("broker", "bank")));
    }

    @Test
    void remembersNoAccessOfSomebodyElsesSession() {
        Session session = opened(anyUser());

        assertThat(
                        sessions()
                                .recordAccess(
                                        new ProviderAccess(
                                                anyUser(), session.id(), "bank", NOW, true)))
                .isFalse();
        assertThat(
                        sessions()
                                .recordAccess(
                                        new ProviderAccess(
                                                session.userId(), ids.next(), "bank", NOW, true)))
                .isFalse();

        assertThat(useOf(session)).isEqualTo(ProviderUse.NONE);
    }
}
