package com.dashtam.identity.domain.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.domain.user.Users;
import com.dashtam.identity.fixture.World;
import com.dashtam.kernel.event.EventKey;
import com.dashtam.kernel.workflow.Workflows.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every keeper of planned deletions does. */
public abstract class UserDeletionsContract {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant DUE = NOW.plus(Duration.ofDays(14));

    protected abstract UserDeletions deletions();

    protected abstract Users users();

    protected abstract UUID anyUser();

    private UserDeletion planned() {
        UUID user = anyUser();
        var run = new Run(UUID.randomUUID(), new EventKey.User(user), World.STRANGER);
        var deletion = UserDeletion.requested(UUID.randomUUID(), user, NOW, DUE, run);
        deletions().add(deletion);
        return deletion;
    }

    private UserDeletion begun() {
        var deletion = planned();
        deletions().begin(deletion.id(), DUE);
        return deletion;
    }

    @Test
    void findsWhatWasPlannedWithTheWorkflowItKeeps() {
        var deletion = planned();
        assertThat(deletions().ofUser(deletion.userId())).contains(deletion);
        assertThat(deletions().ofUser(UUID.randomUUID())).isEmpty();
    }

    @Test
    void letsAPlanBeWithdrawnUntilItHasBegun() {
        var deletion = planned();
        assertThat(deletions().withdraw(deletion.id())).isTrue();
        assertThat(deletions().withdraw(deletion.id())).isFalse();
        assertThat(deletions().ofUser(deletion.userId())).isEmpty();
        assertThat(deletions().withdraw(begun().id())).isFalse();
    }

    @Test
    void findsWhatIsDueUntilItHasBegun() {
        var deletion = planned();
        assertThat(deletions().lockDue(DUE.minusSeconds(1), 1000)).doesNotContain(deletion);
        assertThat(deletions().lockDue(DUE, 1000)).contains(deletion);
        deletions().begin(deletion.id(), DUE);
        assertThat(deletions().lockDue(DUE, 1000))
                .extracting(UserDeletion::id)
                .doesNotContain(deletion.id());
    }

    @Test
    void countsEachServiceOnceAndOnlyAfterItWasTold() {
        assertThat(deletions().answer(planned().id(), DataHolder.SYNC)).isEmpty();
        assertThat(deletions().answer(UUID.randomUUID(), DataHolder.SYNC)).isEmpty();
        UUID begun = begun().id();
        assertThat(deletions().answer(begun, DataHolder.SYNC).orElseThrow().missing())
                .containsExactlyInAnyOrder(DataHolder.PROVIDER, DataHolder.AUDIT);
        assertThat(deletions().answer(begun, DataHolder.SYNC).orElseThrow().missing()).hasSize(2);
        assertThat(deletions().answer(begun, DataHolder.AUDIT).orElseThrow().missing()).hasSize(1);
        assertThat(deletions().answer(begun, DataHolder.PROVIDER).orElseThrow().missing())
                .isEmpty();
    }

    @Test
    void findsWhatIsOverdueUntilItWasReported() {
        UUID begun = begun().id();
        assertThat(deletions().lockOverdue(DUE, 1000))
                .extracting(UserDeletion::id)
                .doesNotContain(begun);
        assertThat(deletions().lockOverdue(DUE.plusSeconds(1), 1000))
                .extracting(UserDeletion::id)
                .contains(begun);
        deletions().markReported(begun, DUE);
        assertThat(deletions().lockOverdue(DUE.plusSeconds(1), 1000))
                .extracting(UserDeletion::id)
                .doesNotContain(begun);
    }

    @Test
    void leavesNothingOfAUser() {
        var deletion = begun();
        var other = begun();
        deletions().eraseUser(deletion.userId());
        assertThat(users().find(deletion.userId())).isEmpty();
        assertThat(deletions().ofUser(deletion.userId())).isEmpty();
        assertThat(users().find(other.userId())).isPresent();
    }
}
