package com.dashtam.bench.evidence;

import com.dashtam.bench.journal.Acknowledged;
import com.dashtam.bench.reconcile.Domain;
import com.dashtam.bench.reconcile.Evidence;
import com.dashtam.bench.reconcile.Trail;
import com.dashtam.local.system.Component;
import com.dashtam.local.system.LocalSystem;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Takes the evidence from a running system. */
public final class Collector {

    private final Outboxes outboxes;
    private final TopicReader topics;
    private final AuditStore audit;
    private final Ledgers ledgers;
    private final Set<String> seeded;

    public Collector(LocalSystem system) {
        var decoder = new Decoder();
        this.outboxes =
                new Outboxes(
                        Stream.of(
                                        Component.IDENTITY,
                                        Component.PROVIDER,
                                        Component.SYNC,
                                        Component.AUDIT)
                                .map(service -> database(system, service))
                                .toList(),
                        decoder);
        this.topics = new TopicReader(system.kafka(), decoder);
        this.audit = new AuditStore(database(system, Component.AUDIT));
        this.ledgers =
                new Ledgers(
                        database(system, Component.IDENTITY),
                        database(system, Component.PROVIDER),
                        database(system, Component.SYNC));
        this.seeded = Set.of(system.auditorEmail());
    }

    public static Database database(LocalSystem system, Component service) {
        return new Database(system.postgres(), system.database(service).name());
    }

    /**
     * Topics are read after outboxes and before inboxes, so that what moves meanwhile is seen as a
     * difference rather than passed over.
     *
     * @throws EvidenceException if a part of the system does not answer
     */
    public Evidence take(List<Acknowledged> commands, List<Domain.Book> books) {
        outboxes.learnSchemas();
        Domain domain = ledgers.domain(seeded, books);
        var rows = outboxes.rows();
        var records = topics.records();
        var trail =
                new Trail(
                        rows,
                        records,
                        audit.records(),
                        audit.open(),
                        outboxes.done(),
                        outboxes.parked());
        return new Evidence(commands, trail, domain);
    }
}
