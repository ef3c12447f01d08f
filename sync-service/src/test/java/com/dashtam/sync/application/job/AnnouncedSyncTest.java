package com.dashtam.sync.application.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.sync.ProviderDataSyncAttempted;
import com.dashtam.events.sync.SyncTrigger;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.domain.connection.Connection;
import com.dashtam.sync.domain.connection.ConnectionStatus;
import com.dashtam.sync.domain.job.Lease;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.job.SyncOrder;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import com.dashtam.sync.memory.ScriptedFeed.Part;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Syncs that follow from what an institution tells of. */
class AnnouncedSyncTest {

    private static final Caller INSTITUTION = Caller.system("provider-webhook");

    private final Office office = new Office();
    private final Holder holder = office.connected();
    private final FollowAnnouncementHandler handler =
            new FollowAnnouncementHandler(office.ports.connections(), office.announcements);

    @BeforeEach
    void institution() {
        office.feed
                .accounts(Part.of(Any.account("a")))
                .transactions(Part.of(Any.transaction("a").get()));
    }

    @Test
    void readsEverythingAtOnceWhenTheLastSyncIsLongAgo() {
        announce();

        SyncJob job = open().orElseThrow();
        assertThat(job.source()).isEqualTo(SnapshotSource.SCHEDULED_SYNC);
        assertThat(job.run().caller()).isEqualTo(INSTITUTION);
        assertThat(office.workflows.only(ProviderDataSyncAttempted.class).getTrigger())
                .isEqualTo(SyncTrigger.webhook);
        assertThat(office.signals).isEqualTo(1);
    }

    @Test
    void queuesOneJobHoweverOftenItIsTold() {
        IntStream.range(0, 100).forEach(_ -> announce());

        assertThat(office.workflows.names()).containsExactly("ProviderDataSyncAttempted");
        assertThat(connection().wantedAt()).isEmpty();
    }

    @Test
    void waitsForTheMinimumInterval() {
        read();
        office.clock.advance(Duration.ofMinutes(1));
        IntStream.range(0, 100).forEach(_ -> announce());
        assertThat(open()).isEmpty();

        office.clock.advance(Duration.ofMinutes(4).minusMillis(1));
        assertThat(office.due.run(10)).isZero();
        office.clock.advance(Duration.ofMillis(1));
        assertThat(office.due.run(10)).isEqualTo(1);

        assertThat(open().orElseThrow().trigger())
                .isEqualTo(com.dashtam.sync.domain.job.SyncTrigger.WEBHOOK);
        assertThat(office.due.run(10)).isZero();
    }

    @Test
    void readsOnceMoreWhatWasToldWhileAJobRan() {
        announce();
        Lease lease = office.claimSync();
        announce();
        office.runSync.run(lease);
        assertThat(open()).isEmpty();

        office.clock.advance(Office.MINIMUM_INTERVAL);
        assertThat(office.due.run(10)).isEqualTo(1);
        assertThat(open()).isPresent();
    }

    @Test
    void waitsOnWhileTheSyncOfAUserKeepsItInStep() {
        read();
        announce();
        office.clock.advance(Office.MINIMUM_INTERVAL);
        announceAgainAfterASyncOfTheUser();

        assertThat(open()).isEmpty();
        assertThat(connection().wantedAt()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(value = ConnectionStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
    void readsNothingThroughAConnectionThatIsNotActive(ConnectionStatus status) {
        office.ports
                .connections()
                .save(Any.connectionOf(holder, "sandbox", status), office.schedule.next("sandbox"));
        announce();

        assertThat(open()).isEmpty();
        assertThat(connection().wantedAt()).isEmpty();
    }

    @Test
    void knowsNothingOfAConnectionOfSomebodyElse() {
        handler.handle(
                new FollowAnnouncement(UUID.randomUUID(), holder.connectionId()), INSTITUTION);
        handler.handle(new FollowAnnouncement(holder.userId(), UUID.randomUUID()), INSTITUTION);

        assertThat(office.workflows.names()).isEmpty();
    }

    private void announceAgainAfterASyncOfTheUser() {
        var command =
                new StartSync(
                        holder.userId(),
                        SyncOrder.of(holder.connectionId(), SyncScope.ALL, true),
                        SnapshotSource.MANUAL_SYNC);
        assertThat(office.start.handle(command, Office.callerOf(holder)))
                .isInstanceOf(Result.Ok.class);
        office.trySync();
        assertThat(office.due.run(10)).isEqualTo(1);
    }

    private void read() {
        announce();
        office.trySync();
        assertThat(open()).isEmpty();
    }

    private void announce() {
        handler.handle(new FollowAnnouncement(holder.userId(), holder.connectionId()), INSTITUTION);
    }

    private Optional<SyncJob> open() {
        return office.ports
                .syncs()
                .findOpen(SyncOrder.of(holder.connectionId(), SyncScope.ALL, false));
    }

    private Connection connection() {
        return office.ports.connections().find(holder.connectionId()).orElseThrow();
    }
}
