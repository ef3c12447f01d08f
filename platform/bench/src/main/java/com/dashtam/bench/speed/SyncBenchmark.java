package com.dashtam.bench.speed;

import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.SystemClient;
import com.dashtam.local.system.LocalSystem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * How long a first synchronisation takes from the bank's consent to the committed rows, and one
 * that finds nothing new, beside a COPY of the same rows into an equal table.
 */
final class SyncBenchmark implements Benchmark {

    private static final int PEOPLE = 6;
    private static final Duration POLL = Duration.ofMillis(2);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String MIRROR =
            "create table bench_transaction (like transaction including all)";

    @Override
    public String name() {
        return "sync";
    }

    /** What a job did, by its own row. */
    private record Job(UUID connection, double seconds) {}

    @Override
    public void run(Setting setting, Report report) throws Exception {
        try (LocalSystem system = setting.newSystem(Map.of())) {
            system.start();
            SystemClient client = new SystemClient(system);
            report.title("sync");
            report.columns(
                    "person",
                    "transactions",
                    "first sync, s",
                    "rows/s",
                    "second sync, s",
                    "COPY, s",
                    "rows/s",
                    "first/COPY");
            try (Connection database = system.postgres().connect("sync")) {
                try (Statement statement = database.createStatement()) {
                    statement.execute(MIRROR);
                }
                for (int person = 1; person <= PEOPLE; person++) {
                    one(client, database, report, person == 1 ? "1 (cold JVMs)" : "" + person);
                }
            }
        }
    }

    private static void one(SystemClient client, Connection database, Report report, String label)
            throws Exception {
        Person person = client.newcomer();
        person.register().expect(201, 202);
        while (person.verify().isEmpty()) {
            Pause.of(POLL);
        }
        person.signIn().expect(201);
        Job first = firstSync(person, database);
        long began = System.nanoTime();
        person.caller()
                .post(
                        "/api/v1/syncs",
                        Map.of("connection_id", first.connection().toString(), "force", true))
                .expect(201);
        awaitJobs(database, first.connection(), 2);
        double second = since(began);
        long rows = transactions(database, first.connection());
        double copy = copySeconds(database, first.connection());
        report.row(
                label,
                rows,
                first.seconds(),
                rows / first.seconds(),
                second,
                copy,
                rows / copy,
                first.seconds() / copy);
    }

    private static Job firstSync(Person person, Connection database) throws Exception {
        var started = person.startConnection("Bench").expect(201);
        var callback = person.consent(started);
        long began = System.nanoTime();
        UUID connection = person.complete(callback).expect(200, 201).id("id");
        awaitJobs(database, connection, 1);
        return new Job(connection, since(began));
    }

    private static void awaitJobs(Connection database, UUID connection, int jobs) throws Exception {
        String sql =
                "select count(*) filter (where status = 'succeeded'),"
                        + " count(*) filter (where status = 'failed')"
                        + " from sync_job where connection_id = ?";
        while (true) {
            try (PreparedStatement select = database.prepareStatement(sql)) {
                select.setObject(1, connection);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    if (row.getInt(2) > 0) {
                        throw new IllegalStateException("a sync failed");
                    }
                    if (row.getInt(1) >= jobs) {
                        return;
                    }
                }
            }
            Pause.of(POLL);
        }
    }

    private static long transactions(Connection database, UUID connection) throws Exception {
        try (PreparedStatement select =
                database.prepareStatement("select count(*) " + ofConnection("?"))) {
            select.setObject(1, connection);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static double copySeconds(Connection database, UUID connection) throws Exception {
        CopyManager copies = database.unwrap(PGConnection.class).getCopyAPI();
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        copies.copyOut(
                "copy (select t.* " + ofConnection("'" + connection + "'") + ") to stdout", rows);
        long began = System.nanoTime();
        copies.copyIn(
                "copy bench_transaction from stdin", new ByteArrayInputStream(rows.toByteArray()));
        return since(began);
    }

    private static String ofConnection(String id) {
        return "from transaction t join account a on a.id = t.account_id where a.connection_id = "
                + id;
    }

    private static double since(long nanoTime) {
        return (System.nanoTime() - nanoTime) / NANOS_PER_SECOND;
    }
}
