package com.dashtam.sync.application.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.sync.ProviderDataSyncAttempted;
import com.dashtam.events.sync.SyncTrigger;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.connection.FollowConnection;
import com.dashtam.sync.domain.connection.ConnectionState;
import com.dashtam.sync.domain.connection.ConnectionStatus;
import com.dashtam.sync.domain.job.SyncOrder;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import com.dashtam.sync.memory.ScriptedFeed.Part;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Syncs that nobody asks for: after a consent, and by the clock. */
class OwnSyncsTest {

    private final Office office = new Office();
    private final Holder holder = Any.holder();
    private final StartFirstSyncHandler first =
            new StartFirstSyncHandler(
                    office.ports.connections(),
                    office.ports.syncs(),
                    office.opening,
                    office.schedule);
    private final StartDueSyncs due = office.due;

    private void follow(ConnectionState state) {
        office.follow.handle(new FollowConnection(state), Office.callerOf(holder));
    }

    @Test
    void startsAFirstSyncOfEverythingAfterAConsent() {
        consent();

        var job = office.ports.syncs().findOpen(order()).orElseThrow();
        assertThat(job.source()).isEqualTo(SnapshotSource.INITIAL_CONNECTION);
        assertThat(job.userId()).isEqualTo(holder.userId());
        var attempted = office.workflows.only(ProviderDataSyncAttempted.class);
        assertThat(attempted.getTrigger()).isEqualTo(SyncTrigger.connection);
        assertThat(attempted.getProviderSlug()).isEqualTo("sandbox");
        assertThat(connection().state().isFed()).isTrue();
    }

    @Test
    void startsNoSecondSyncWhileTheFirstIsOpen() {
        consent();
        consent();

        assertThat(office.workflows.names()).containsExactly("ProviderDataSyncAttempted");
    }

    @Test
    void keepsTheAliasThatAnEarlierEventTold() {
        follow(Any.connectionOf(holder));
        consent();

        assertThat(connection().state().alias()).contains("My bank");
    }

    @Test
    void followsWhatHappensToAConnection() {
        consent();
        follow(Any.connectionOf(holder, "sandbox", ConnectionStatus.DISCONNECTED));

        assertThat(connection().state().isFed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ofx_file", "chase_file"})
    void asksNobodyForTheDataOfFiles(String slug) {
        follow(Any.connectionOf(holder, slug, ConnectionStatus.ACTIVE));

        assertThat(connection().state().isFed()).isFalse();
    }

    @Test
    void startsNothingByScheduleOutsideTheHoursOfAnInstitution() {
        dueAt("2026-03-02T07:30:00Z");
        office.clock.advance(Duration.between(Any.NOW, Instant.parse("2026-03-02T18:00:00Z")));

        assertThat(due.run(10)).isEqualTo(1);
        assertThat(office.workflows.names()).isEmpty();
        assertThat(due.run(10)).isZero();

        office.clock.advance(Duration.ofHours(13 + 3));
        assertThat(due.run(10)).isEqualTo(1);
        assertThat(office.workflows.names()).containsExactly("ProviderDataSyncAttempted");
    }

    @Test
    void startsByScheduleWithinTheHoursOfAnInstitution() {
        dueAt("2026-03-02T07:30:00Z");
        office.clock.advance(Duration.between(Any.NOW, Instant.parse("2026-03-02T07:30:00Z")));

        assertThat(due.run(10)).isEqualTo(1);
        assertThat(office.workflows.names()).containsExactly("ProviderDataSyncAttempted");
    }

    @Test
    void syncsForAUserAtAnyTime() {
        dueAt("2026-03-02T07:30:00Z");
        var command = new StartSync(holder.userId(), order(), SnapshotSource.MANUAL_SYNC);

        assertThat(office.start.handle(command, Office.callerOf(holder)))
                .isInstanceOf(Result.Ok.class);
    }

    @Test
    void plansTheNextReadingWithinTheHours() {
        assertThat(Any.HOURS.contain(office.schedule.next(Any.LIMITED_SLUG))).isTrue();
        assertThat(Any.HOURS.contain(office.schedule.next("sandbox"))).isFalse();
        assertThat(office.schedule.postponed("sandbox")).isEmpty();
    }

    private void dueAt(String moment) {
        office.ports
                .connections()
                .save(
                        Any.connectionOf(holder, Any.LIMITED_SLUG, ConnectionStatus.ACTIVE),
                        Instant.parse(moment));
    }

    @Test
    void startsASyncWhenAConnectionIsDue() {
        follow(Any.connectionOf(holder));
        assertThat(due.run(10)).isZero();

        office.clock.advance(Office.INTERVAL.multipliedBy(2));
        assertThat(due.run(10)).isEqualTo(1);
        var job = office.ports.syncs().findOpen(order()).orElseThrow();
        assertThat(job.source()).isEqualTo(SnapshotSource.SCHEDULED_SYNC);
        assertThat(job.run().caller().actor().text()).isEqualTo("system:sync-schedule");
        assertThat(due.run(10)).isZero();
    }

    @Test
    void startsNoSecondSyncOfAConnectionThatIsDueWhileOneIsOpen() {
        consent();
        office.clock.advance(Office.INTERVAL.multipliedBy(2));

        assertThat(due.run(10)).isEqualTo(1);
        assertThat(office.workflows.names()).containsExactly("ProviderDataSyncAttempted");
    }

    @Test
    void startsNoSyncOfAConnectionThatIsFedByFiles() {
        follow(Any.connectionOf(holder, "ofx_file", ConnectionStatus.ACTIVE));
        office.clock.advance(Office.INTERVAL.multipliedBy(2));

        assertThat(due.run(10)).isEqualTo(1);
        assertThat(office.workflows.names()).isEmpty();
    }

    @Test
    void startsNoMoreThanItsLimitAtOnce() {
        for (int i = 0; i < 5; i++) {
            follow(Any.connectionOf(Any.holder()));
        }
        office.clock.advance(Office.INTERVAL.multipliedBy(2));

        assertThat(due.run(3)).isEqualTo(3);
        assertThat(due.run(3)).isEqualTo(2);
    }

    @Test
    void filesTheBalancesOfAScheduledSyncUnderTheSchedule() {
        office.feed
                .accounts(Part.of(Any.account("a")))
                .transactions(Part.of(Any.transaction("a").get()));
        follow(Any.connectionOf(holder));
        office.clock.advance(Office.INTERVAL.multipliedBy(2).plus(Duration.ofMinutes(1)));
        assertThat(due.run(10)).isEqualTo(1);
        office.trySync();

        assertThat(office.ports.latest(holder.userId()))
                .singleElement()
                .satisfies(s -> assertThat(s.source()).isEqualTo(SnapshotSource.SCHEDULED_SYNC));
    }

    private void consent() {
        first.handle(
                new StartFirstSync(holder.userId(), holder.connectionId(), "sandbox"),
                Office.callerOf(holder));
    }

    private SyncOrder order() {
        return SyncOrder.of(holder.connectionId(), SyncScope.ALL, false);
    }

    private com.dashtam.sync.domain.connection.Connection connection() {
        return office.ports.connections().find(holder.connectionId()).orElseThrow();
    }
}
