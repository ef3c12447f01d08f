package com.dashtam.bench.reconcile;

import com.dashtam.bench.reconcile.Trail.AuditRow;
import com.dashtam.bench.reconcile.Trail.InboxRow;
import com.dashtam.bench.reconcile.Trail.OpenWorkflow;
import com.dashtam.bench.reconcile.Trail.OutboxRow;
import com.dashtam.bench.reconcile.Trail.TopicRecord;
import java.util.ArrayList;
import java.util.List;

/** Evidence with one part exchanged. */
record Altered(Evidence evidence) {

    Evidence outbox(List<OutboxRow> outbox) {
        Trail trail = evidence.trail();
        return with(
                new Trail(
                        outbox,
                        trail.records(),
                        trail.audit(),
                        trail.open(),
                        trail.inbox(),
                        trail.parked()));
    }

    Evidence records(List<TopicRecord> records) {
        Trail trail = evidence.trail();
        return with(
                new Trail(
                        trail.outbox(),
                        records,
                        trail.audit(),
                        trail.open(),
                        trail.inbox(),
                        trail.parked()));
    }

    Evidence audit(List<AuditRow> audit) {
        Trail trail = evidence.trail();
        return with(
                new Trail(
                        trail.outbox(),
                        trail.records(),
                        audit,
                        trail.open(),
                        trail.inbox(),
                        trail.parked()));
    }

    Evidence open(List<OpenWorkflow> open) {
        Trail trail = evidence.trail();
        return with(
                new Trail(
                        trail.outbox(),
                        trail.records(),
                        trail.audit(),
                        open,
                        trail.inbox(),
                        trail.parked()));
    }

    Evidence inbox(List<InboxRow> inbox) {
        Trail trail = evidence.trail();
        return with(
                new Trail(
                        trail.outbox(),
                        trail.records(),
                        trail.audit(),
                        trail.open(),
                        inbox,
                        trail.parked()));
    }

    Evidence parked(String key) {
        Trail trail = evidence.trail();
        return with(
                new Trail(
                        trail.outbox(),
                        trail.records(),
                        trail.audit(),
                        trail.open(),
                        trail.inbox(),
                        List.of(key)));
    }

    Evidence domain(Domain domain) {
        return new Evidence(evidence.commands(), evidence.trail(), domain);
    }

    private Evidence with(Trail trail) {
        return new Evidence(evidence.commands(), trail, evidence.domain());
    }

    static <T> List<T> without(List<T> all, int index) {
        List<T> rest = new ArrayList<>(all);
        rest.remove(index);
        return rest;
    }

    static <T> List<T> and(List<T> all, T more) {
        List<T> longer = new ArrayList<>(all);
        longer.add(more);
        return longer;
    }
}
