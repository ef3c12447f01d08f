package com.dashtam.bench.speed;

import com.dashtam.local.system.Component;
import com.dashtam.local.system.LocalSystem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How many syncs a second one instance works off when many connections fall due at once, how long
 * the last one waits, and whether those that institutions tell of meanwhile pass it by.
 */
final class JobsBenchmark implements Benchmark {

    private static final int CONNECTIONS = Integer.getInteger("dashtam.bench.connections", 1_000);
    private static final int ANNOUNCED = Math.max(1, CONNECTIONS / 50);
    private static final List<Integer> WORKERS = List.of(1, 2, 4, 8);
    private static final Set<Component> NEEDED =
            EnumSet.of(Component.POSTGRESQL, Component.KAFKA, Component.IDENTITY, Component.SYNC);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LEAST = Duration.ofMinutes(5);
    private static final Duration EACH = Duration.ofSeconds(2);
    private static final double KIB_PER_MIB = 1024;
    private static final double BYTES_PER_MIB = 1024.0 * 1024.0;
    private static final String MAKE =
            """
            insert into connection (id, user_id, provider_slug, status, due_at, updated_at)
            select gen_random_uuid(), gen_random_uuid(), ?, 'active', now() + interval '1 day', now()
            from generate_series(1, ?)
            """;
    private static final String ALL_DUE =
            "update connection set due_at = now() where provider_slug = 'scheduled'";
    private static final String ANNOUNCE =
            "update connection set wanted_at = now() where provider_slug = 'announced'";
    private static final String ENDED =
            """
            select count(*) filter (where status = 'succeeded'),
                count(*) filter (where status = 'failed') from sync_job
            """;
    private static final String TIMES =
            """
            select extract(epoch from max(finished_at) - min(created_at)),
                avg(extract(epoch from started_at - created_at)) filter (where trigger = 'schedule'),
                max(extract(epoch from started_at - created_at)) filter (where trigger = 'schedule'),
                max(extract(epoch from started_at - created_at)) filter (where trigger = 'webhook')
            from sync_job
            """;

    @Override
    public String name() {
        return "jobs";
    }

    /** Seconds, by the jobs' own rows. */
    private record Times(
            double all, double meanWait, double longestWait, double longestAnnounced) {}

    @Override
    public void run(Setting setting, Report report) throws Exception {
        report.title("jobs");
        report.note(
                ("%d connections due at once, and %d more that their institution tells of when a tenth"
                                + " is done; each has an account and %d transactions, and each of its"
                                + " three feeds takes %d ms.")
                        .formatted(
                                CONNECTIONS,
                                ANNOUNCED,
                                QuietInstitution.TRANSACTIONS,
                                QuietInstitution.ANSWER_MILLIS));
        report.columns(
                "workers",
                "jobs/s",
                "of one worker's",
                "mean wait, s",
                "longest wait, s",
                "longest wait of announced, s",
                "cores busy",
                "heap before, MiB",
                "heap after, MiB",
                "resident, MiB");
        double one = 0;
        for (int workers : WORKERS) {
            double rate = one(setting, report, workers, one);
            one = one == 0 ? rate : one;
        }
    }

    private static double one(Setting setting, Report report, int workers, double rateOfOne)
            throws Exception {
        try (QuietInstitution institution = new QuietInstitution();
                LocalSystem system = setting.newSystem(environment(workers, institution))) {
            system.start(NEEDED, LocalSystem.Progress.SILENT);
            try (Connection database = system.postgres().connect("sync")) {
                make(database, "scheduled", CONNECTIONS);
                make(database, "announced", ANNOUNCED);
                long pid = Processes.pid(Component.SYNC.title());
                long heap = Heap.liveBytes(pid);
                double cpu = Processes.cpuSeconds();
                execute(database, ALL_DUE);
                awaitEnds(database, CONNECTIONS / 10);
                execute(database, ANNOUNCE);
                awaitEnds(database, CONNECTIONS + ANNOUNCED);
                double busy = Processes.cpuSeconds() - cpu;
                Times times = times(database);
                double rate = (CONNECTIONS + ANNOUNCED) / times.all();
                report.row(
                        workers,
                        rate,
                        rateOfOne == 0 ? 1.0 : rate / rateOfOne,
                        times.meanWait(),
                        times.longestWait(),
                        times.longestAnnounced(),
                        busy / times.all(),
                        heap / BYTES_PER_MIB,
                        Heap.liveBytes(pid) / BYTES_PER_MIB,
                        resident(pid) / KIB_PER_MIB);
                return rate;
            }
        }
    }

    private static Map<String, String> environment(int workers, QuietInstitution institution) {
        var environment = new HashMap<String, String>();
        environment.put("DASHTAM_PROVIDER_URL", institution.address().toString());
        environment.put("DASHTAM_SYNC_WORKERS_SYNCS", Integer.toString(workers));
        environment.put("DASHTAM_SYNC_DUECHECK", "1s");
        return environment;
    }

    private static void make(Connection database, String slug, int connections) throws Exception {
        try (PreparedStatement insert = database.prepareStatement(MAKE)) {
            insert.setString(1, slug);
            insert.setInt(2, connections);
            insert.executeUpdate();
        }
    }

    private static void execute(Connection database, String sql) throws Exception {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void awaitEnds(Connection database, int wanted) throws Exception {
        long limit = System.nanoTime() + LEAST.plus(EACH.multipliedBy(wanted)).toNanos();
        int ended = ended(database);
        while (ended < wanted) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException(ended + " of " + wanted + " jobs have ended");
            }
            Pause.of(POLL);
            ended = ended(database);
        }
    }

    private static int ended(Connection database) throws Exception {
        try (Statement select = database.createStatement();
                ResultSet row = select.executeQuery(ENDED)) {
            row.next();
            if (row.getInt(2) > 0) {
                throw new IllegalStateException("a sync failed");
            }
            return row.getInt(1);
        }
    }

    private static Times times(Connection database) throws Exception {
        try (Statement select = database.createStatement();
                ResultSet row = select.executeQuery(TIMES)) {
            row.next();
            return new Times(
                    row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4));
        }
    }

    private static long resident(long pid) {
        return Objects.requireNonNull(Processes.children().get(pid), "it has ended").residentKib();
    }
}
