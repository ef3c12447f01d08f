package com.dashtam.bench.system;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Caller;
import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.client.SystemClient;
import com.dashtam.bench.client.ThrowawaySystem;
import com.dashtam.bench.evidence.Collector;
import com.dashtam.bench.evidence.Database;
import com.dashtam.bench.journal.Journal;
import com.dashtam.bench.reconcile.Reconciler;
import com.dashtam.bench.reconcile.Reconciliation;
import com.dashtam.local.system.Component;
import com.dashtam.local.system.LocalSystem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowingConsumer;
import tools.jackson.databind.JsonNode;

/** The running system, and people who use it. */
public final class World implements AutoCloseable {

    private static final List<Component> AUDITED =
            List.of(Component.IDENTITY, Component.PROVIDER, Component.SYNC);
    private static final Duration QUIET_LIMIT = Duration.ofSeconds(90);

    private final LocalSystem system;
    private final SystemClient client;
    private final Collector collector;
    private final Journal journal = new Journal(InstantSource.system());
    private final Supplier<Customer> customer = once(this::newCustomer);
    private final Supplier<Person> stranger = once(this::signedIn);
    private final Supplier<Caller> auditor;
    private final Supplier<Caller> admin;

    private World(LocalSystem system) {
        this.system = system;
        this.client = new SystemClient(system);
        this.collector = new Collector(system);
        this.auditor = once(client::auditor);
        this.admin = once(client::admin);
    }

    static World start() {
        LocalSystem system = ThrowawaySystem.with(Map.of("DASHTAM_RAW_PAGES_RETENTION", "1h"));
        try {
            system.start();
        } catch (RuntimeException e) {
            system.close();
            throw e;
        }
        return new World(system);
    }

    private static <T> Supplier<T> once(Supplier<T> maker) {
        AtomicReference<T> made = new AtomicReference<>();
        return () -> {
            synchronized (made) {
                if (made.get() == null) {
                    made.set(maker.get());
                }
                return made.get();
            }
        };
    }

    public LocalSystem system() {
        return system;
    }

    public SystemClient client() {
        return client;
    }

    public Collector collector() {
        return collector;
    }

    /** What all tests were told has been done. */
    public Journal journal() {
        return journal;
    }

    public Database database(Component service) {
        return Collector.database(system, service);
    }

    public Caller auditor() {
        return auditor.get();
    }

    public Caller admin() {
        return admin.get();
    }

    /** One user with a connection whose first sync is over, and an import; shared, so only read. */
    public Customer customer() {
        return customer.get();
    }

    /** Another user, who owns nothing; shared. */
    public Person stranger() {
        return stranger.get();
    }

    /** A new user whose address is verified. */
    public Person verified() {
        Person person = client.newcomer();
        person.register().expect(201);
        answerToMail(person).expect(201);
        return person;
    }

    /** Waits for the mail to somebody who registered, and hands in its token. */
    public Reply answerToMail(Person person) {
        AtomicReference<Reply> answer = new AtomicReference<>();
        eventually(
                "a mail to " + person,
                () -> {
                    Optional<Reply> verified = person.verify();
                    assertThat(verified).isPresent();
                    answer.set(verified.orElseThrow());
                });
        return answer.get();
    }

    /** Reads a job until it has ended. */
    public JsonNode ended(Person person, String job) {
        AtomicReference<JsonNode> last = new AtomicReference<>();
        eventually(
                "the end of " + job,
                () -> {
                    JsonNode now = person.caller().get(job).expect(200).json();
                    last.set(now);
                    assertThat(now.has("finished_at")).as(now.toString()).isTrue();
                });
        return last.get();
    }

    public Person signedIn() {
        Person person = verified();
        person.signIn().expect(201);
        return person;
    }

    /** Connects the bank; the first sync starts by itself. */
    public UUID connect(Person person) {
        Reply started = person.startConnection("My bank").expect(201);
        return person.complete(person.consent(started)).expect(201).id("id");
    }

    /** Lets what was read of a connection be out of step: it may be read again at once. */
    public void letSyncsBeLongAgo(UUID connection) {
        int changed =
                database(Component.SYNC)
                        .update(
                                """
                                update connection set
                                    accounts_synced_at = accounts_synced_at - interval '1 hour',
                                    transactions_synced_at = transactions_synced_at - interval '1 hour',
                                    holdings_synced_at = holdings_synced_at - interval '1 hour'
                                where id = ?
                                """,
                                connection);
        assertThat(changed).isEqualTo(1);
    }

    /** Somebody whose bank has been read once. */
    public Customer newCustomer() {
        Person person = signedIn();
        UUID connection = connect(person);
        eventually(
                "the first sync of " + person,
                () -> {
                    var syncs =
                            database(Component.SYNC)
                                    .list(
                                            "select id from sync_job where connection_id = ?"
                                                    + " and status = 'succeeded'",
                                            row -> Database.id(row, "id"),
                                            connection);
                    assertThat(syncs).hasSize(1);
                });
        return new Customer(person, connection, this);
    }

    /** The types of the events that one request has caused so far, but for the audit's own. */
    public List<String> eventsOf(String traceId) {
        return AUDITED.stream()
                .flatMap(service ->
                        database(service)
                                .list(
                                        "select type from outbox where traceparent like ?"
                                                + " order by sequence",
                                        row -> row.getString(1),
                                        "00-" + traceId + "-%")
                                .stream())
                .toList();
    }

    /** Waits until nothing moves any more, and compares everything with everything. */
    public Reconciliation reconciled() {
        AtomicReference<Reconciliation> last = new AtomicReference<>();
        eventually(
                "a system without differences",
                QUIET_LIMIT,
                () -> {
                    var now = Reconciler.reconcile(collector.take(journal.entries(), List.of()));
                    last.set(now);
                    assertThat(now.isClean()).as(now.report()).isTrue();
                });
        return last.get();
    }

    /** Checks the rows of a query. */
    public void rows(
            Component service,
            String sql,
            ThrowingConsumer<List<String>> check,
            Object... parameters) {
        check.accept(database(service).list(sql, row -> row.getString(1), parameters));
    }

    @Override
    public void close() {
        system.close();
    }
}
