package com.dashtam.identity.domain.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.identity.domain.email.EmailChange.State;
import com.dashtam.identity.domain.token.OneTimeToken;
import com.dashtam.identity.domain.token.TokenHash;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.workflow.Workflows.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What every keeper of changes of address does. */
public abstract class EmailChangesContract {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant END = NOW.plus(EmailChange.LIFE);

    protected abstract EmailChanges changes();

    protected abstract UUID anyUser();

    private EmailChange added(UUID user) {
        var run = new Run(UUID.randomUUID(), new EventKey.User(user), World.STRANGER);
        var change = EmailChange.requested(UUID.randomUUID(), user, World.anyEmail(), run, NOW);
        changes().add(change);
        return change;
    }

    private TokenHash tokenOf(EmailChange change, Side side) {
        var token = OneTimeToken.mint(RandomGenerator.getDefault()).hash();
        changes().addToken(change.id(), side, token);
        return token;
    }

    @Test
    void findsWhatWasAddedWithTheWorkflowItKeeps() {
        var change = added(anyUser());
        assertThat(changes().find(change.id())).contains(change);
        assertThat(changes().openOf(change.userId())).contains(change);
        assertThat(changes().openOf(UUID.randomUUID())).isEmpty();
    }

    @Test
    void holdsOneOpenChangeForAUser() {
        UUID user = anyUser();
        added(user);
        assertThatThrownBy(() -> added(user)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void tellsWhatATokenConfirms() {
        var change = added(anyUser());
        var first = tokenOf(change, Side.WANTED);
        var second = tokenOf(change, Side.WANTED);
        assertThat(changes().findByToken(first))
                .contains(new EmailChanges.Confirmation(change, Side.WANTED));
        assertThat(changes().findByToken(second))
                .contains(new EmailChanges.Confirmation(change, Side.WANTED));
        assertThat(changes().findByToken(TokenHash.of("another"))).isEmpty();
    }

    @Test
    void confirmsEachSideOnceAndInTime() {
        var change = added(anyUser());
        assertThat(changes().confirm(change.id(), Side.CURRENT, END)).isFalse();
        assertThat(changes().confirm(change.id(), Side.CURRENT, NOW)).isTrue();
        assertThat(changes().confirm(change.id(), Side.CURRENT, NOW)).isFalse();
        assertThat(changes().find(change.id()).orElseThrow().confirmed())
                .containsExactly(Side.CURRENT);
        assertThat(changes().confirm(change.id(), Side.WANTED, NOW)).isTrue();
        assertThat(changes().find(change.id()).orElseThrow().confirmed())
                .containsExactlyInAnyOrder(Side.CURRENT, Side.WANTED);
    }

    @Test
    void endsAChangeOnce() {
        UUID user = anyUser();
        var change = added(user);
        assertThat(changes().end(change.id(), State.ABANDONED, NOW)).isTrue();
        assertThat(changes().end(change.id(), State.COMPLETED, NOW)).isFalse();
        assertThat(changes().confirm(change.id(), Side.CURRENT, NOW)).isFalse();
        assertThat(changes().openOf(user)).isEmpty();
        assertThat(changes().find(change.id()).orElseThrow().state()).isEqualTo(State.ABANDONED);
        added(user);
        assertThat(changes().countSince(user, NOW.minusSeconds(1))).isEqualTo(2);
        assertThat(changes().countSince(user, NOW)).isZero();
    }

    @Test
    void findsThoseThatNobodyAnsweredInTime() {
        var change = added(anyUser());
        var ended = added(anyUser());
        assertThat(changes().end(ended.id(), State.COMPLETED, NOW)).isTrue();
        assertThat(changes().lockExpired(END.minus(Duration.ofMillis(1)), 1000))
                .doesNotContain(change);
        assertThat(changes().lockExpired(END, 1000)).contains(change).doesNotContain(ended);
    }
}
