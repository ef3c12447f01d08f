package com.dashtam.bench.speed;

import com.dashtam.local.server.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Transactions of one small row each, on as many connections as a service has. */
final class BareCommits implements AutoCloseable {

    private static final int CONNECTIONS = 16;
    private static final int ROW_BYTES = 500;
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<Connection> connections = new ArrayList<>();

    BareCommits(PostgresServer postgres) throws SQLException {
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(postgres.connect("identity"));
        }
        try (Statement statement = connections.getFirst().createStatement()) {
            statement.execute("create table bench_commit (id uuid primary key, content bytea)");
        }
    }

    double perSecond(Duration duration) throws Exception {
        long began = System.nanoTime();
        long end = began + duration.toNanos();
        long commits = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<Long>> running = new ArrayList<>();
            for (Connection connection : connections) {
                running.add(threads.submit(() -> commitUntil(end, connection)));
            }
            for (Future<Long> one : running) {
                commits += one.get();
            }
        }
        return commits * NANOS_PER_SECOND / (System.nanoTime() - began);
    }

    private static long commitUntil(long end, Connection connection) throws SQLException {
        long commits = 0;
        try (PreparedStatement insert =
                connection.prepareStatement("insert into bench_commit values (uuidv7(), ?)")) {
            insert.setBytes(1, new byte[ROW_BYTES]);
            for (; System.nanoTime() < end; commits++) {
                insert.executeUpdate();
            }
        }
        return commits;
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
