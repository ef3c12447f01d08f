package com.dashtam.bench.speed;

import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.SystemClient;
import com.dashtam.bench.client.ThrowawaySystem;
import com.dashtam.local.system.LocalSystem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * How long a page of transactions of a large account takes at several depths, through the gateway,
 * beside the same number of rows by primary key.
 */
final class ReadingBenchmark implements Benchmark {

    private static final int ROWS = 1_000_000;
    private static final int PAGE = 50;
    private static final int STRIDE = 100;
    private static final int ROUNDS = 500;
    private static final int WARM_UP = 4_000;
    private static final List<Integer> DEPTHS =
            List.of(0, 1_000, 10_000, 100_000, 500_000, 999_000);

    @Override
    public String name() {
        return "reading";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        try (LocalSystem system = setting.newSystem(ThrowawaySystem.wideLimits())) {
            system.start();
            Person person = Crowd.banked(new SystemClient(system));
            try (Connection database = system.postgres().connect("sync")) {
                UUID account = LargeAccount.create(database, person.tokens().userId(), ROWS);
                var pages =
                        new Pages(
                                person, "/api/v1/accounts/" + account + "/transactions", database);
                var changes = new Pages(person, "/api/v1/transaction-changes", database);
                report.title("pages of an account with %,d transactions".formatted(ROWS));
                report.note(
                        "%d pages of %d rows each time, one after the other, through the gateway; beside each the statement `%s` by itself."
                                .formatted(ROUNDS, PAGE, Pages.CEILING));
                report.columns(
                        "page",
                        "behind",
                        "p50, ms",
                        "p99, ms",
                        "by key p50",
                        "by key p99",
                        "p99/p99");
                pages.ask("", WARM_UP);
                byDepth(pages, report, "newest first", "");
                byDepth(pages, report, "largest first", "&sort=-amount");
                filtered(pages, report);
                changes.ask("", WARM_UP);
                byDepth(changes, report, "changes", "");
            }
        }
    }

    private static void byDepth(Pages pages, Report report, String label, String query)
            throws Exception {
        String cursor = "";
        int depth = 0;
        for (int wanted : DEPTHS) {
            while (depth < wanted) {
                cursor = pages.next(query, cursor);
                depth += STRIDE;
            }
            pages.measure(report, label, depth, query + cursor);
        }
    }

    private static void filtered(Pages pages, Report report) throws Exception {
        for (String query :
                List.of(
                        "&q=coffee",
                        "&q=reference 777777",
                        "&q=nowhere",
                        "&status=pending",
                        "&symbol=VTI&sort=date",
                        "&min_amount=990&sort=-date",
                        "&start_date=2021-01-01&end_date=2021-01-31",
                        "&offset=10000",
                        "&offset=10000&sort=-amount",
                        "&subtype=interest",
                        "&subtype=journal",
                        "&transaction_type=transfer",
                        "&transaction_type=trade")) {
            pages.measure(report, "`" + query.substring(1) + "`", 0, query.replace(" ", "%20"));
        }
    }

    /** Pages of one list, asked for by its owner, and the rows beside them. */
    private record Pages(Person person, String list, Connection database) {

        static final String CEILING = "select * from transaction where id > ? order by id limit 50";

        String next(String query, String cursor) {
            var reply = person.caller().get(path(STRIDE, query + cursor)).expect(200);
            return "&cursor="
                    + URLEncoder.encode(reply.text("next_cursor"), StandardCharsets.UTF_8);
        }

        void measure(Report report, String label, int depth, String query) throws SQLException {
            Samples asked = ask(query, ROUNDS);
            Samples ceiling = LargeAccount.pagesByKey(database, CEILING, depth, ROUNDS);
            report.row(
                    label,
                    depth,
                    asked.millis(0.5),
                    asked.millis(0.99),
                    ceiling.millis(0.5),
                    ceiling.millis(0.99),
                    asked.millis(0.99) / ceiling.millis(0.99));
        }

        Samples ask(String query, int times) {
            Samples samples = new Samples();
            String path = path(PAGE, query);
            for (int i = 0; i < times; i++) {
                long sent = System.nanoTime();
                person.caller().get(path).expect(200);
                samples.add(System.nanoTime() - sent);
            }
            return samples;
        }

        private String path(int limit, String query) {
            return "%s?limit=%d%s".formatted(list, limit, query);
        }
    }
}
