package com.dashtam.bench.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.evidence.Database;
import com.dashtam.bench.journal.Command;
import com.dashtam.bench.system.RunningSystem;
import com.dashtam.bench.system.World;
import com.dashtam.local.system.Component;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** On the running system: what is true there passes, and what is spoilt there is seen. */
@ExtendWith(RunningSystem.class)
class ReconcilerIT {

    private final World world;

    ReconcilerIT(World world) {
        this.world = world;
    }

    @Test
    void findsNoDifferenceInTheRunningSystem() {
        registered();

        Reconciliation result = world.reconciled();

        assertThat(result.evidence().commands()).isNotEmpty();
        assertThat(result.evidence().trail().records()).isNotEmpty();
        assertThat(result.differences()).isEmpty();
    }

    @Test
    void failsWhenOneOutboxRowIsDeleted() {
        UUID event = registered();
        world.reconciled();
        Database identity = world.database(Component.IDENTITY);
        assertThat(identity.update("create table kept as select * from outbox where id = ?", event))
                .isEqualTo(1);

        assertThat(identity.update("delete from outbox where id = ?", event)).isEqualTo(1);
        Reconciliation result = reconciledOnce();

        assertThat(result.isClean()).isFalse();
        assertThat(result.report()).contains(event.toString());
        assertThat(identity.update("insert into outbox select * from kept where id = ?", event))
                .isEqualTo(1);
        world.reconciled();
    }

    @Test
    void failsWhenOneInboxEffectIsDoubled() {
        UUID event = registered();
        world.reconciled();
        Database audit = world.database(Component.AUDIT);
        UUID twin = UUID.fromString("01a1feaa-0000-7000-8000-" + event.toString().substring(24));

        assertThat(
                        audit.update(
                                """
                                insert into audit_record (record_id, recorded_at, occurred_at,
                                    event_id, source, action, category, workflow, workflow_id,
                                    phase, actor, details)
                                select '%s', recorded_at, occurred_at, event_id, source, action,
                                    category, workflow, workflow_id, phase, actor, details
                                from audit_record where event_id = ?
                                """
                                        .formatted(twin),
                                event))
                .isEqualTo(1);
        Reconciliation result = reconciledOnce();

        assertThat(result.isClean()).isFalse();
        assertThat(result.report()).contains(event.toString()).contains("2 instead of one");
        assertThat(audit.update("delete from audit_record where record_id = ?", twin)).isEqualTo(1);
        world.reconciled();
    }

    @Test
    void failsWhenOneEventNeverReachesItsTopic() {
        UUID event = registered();
        world.reconciled();
        Database identity = world.database(Component.IDENTITY);
        UUID lost = UUID.fromString("01a1feab-0000-7000-8000-" + event.toString().substring(24));

        writePastTheRelay(identity, event, lost);
        Reconciliation result = reconciledOnce();

        assertThat(result.isClean()).isFalse();
        assertThat(result.report())
                .containsPattern(lost + " of workflow \\S+ is in the outbox and not on");
        assertThat(identity.update("delete from outbox where id = ?", lost)).isEqualTo(1);
        world.reconciled();
    }

    /** A copy of a row that the write-ahead log does not show to the relay. */
    private static void writePastTheRelay(Database database, UUID original, UUID copy) {
        database.update(
                """
                do $$
                begin
                    alter publication dashtam_outbox drop table outbox;
                    create temporary table copied on commit drop as
                        select * from outbox where id = '%s';
                    update copied set id = '%s';
                    insert into outbox overriding system value select * from copied;
                    alter publication dashtam_outbox add table outbox;
                end $$
                """
                        .formatted(original, copy));
    }

    @Test
    void failsWhenOneTopicRecordIsDropped() {
        UUID event = registered();
        Evidence evidence = world.reconciled().evidence();
        List<Trail.TopicRecord> records =
                evidence.trail().records().stream()
                        .filter(record -> !record.event().id().equals(event))
                        .toList();

        Reconciliation result = Reconciler.reconcile(new Altered(evidence).records(records));

        assertThat(result.isClean()).isFalse();
        assertThat(result.report()).contains(event.toString());
    }

    private Reconciliation reconciledOnce() {
        return Reconciler.reconcile(world.collector().take(world.journal().entries(), List.of()));
    }

    /** The event that tells of somebody's registration. */
    private UUID registered() {
        Person person = world.client().newcomer();
        Reply reply = person.register().expect(201);
        world.journal().acknowledged(new Command.Register(person.email()), reply.traceId());
        return world.database(Component.IDENTITY)
                .list(
                        "select id from outbox where traceparent like ? and phase = 'succeeded'",
                        row -> Database.id(row, "id"),
                        "00-" + reply.traceId() + "-%")
                .getFirst();
    }
}
