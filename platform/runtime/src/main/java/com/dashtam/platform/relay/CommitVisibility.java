package com.dashtam.platform.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Waits until everybody can see what a transaction did. PostgreSQL writes a commit to the log,
 * where decoding finds it, before it lets other transactions see it. The gap is short, but a busy
 * machine makes it longer than an event takes to its consumer, who would then not find what the
 * event is about.
 */
final class CommitVisibility {

    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final String SNAPSHOT = "select pg_current_snapshot()::text";

    private final Connection connection;
    private Optional<Snapshot> latest = Optional.empty();

    CommitVisibility(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param transactionId as the log has it: the lower 32 bits
     */
    void await(long transactionId) throws InterruptedException {
        while (!isVisible(transactionId)) {
            Thread.sleep(PAUSE);
        }
    }

    /** Asks the database only about transactions that were not over when it was asked last. */
    boolean isVisible(long transactionId) {
        if (!isKnownToBeOver(transactionId)) {
            latest = Optional.of(read());
        }
        return isKnownToBeOver(transactionId);
    }

    private boolean isKnownToBeOver(long transactionId) {
        return latest.filter(snapshot -> snapshot.isOver((int) transactionId)).isPresent();
    }

    private Snapshot read() {
        try (PreparedStatement query = connection.prepareStatement(SNAPSHOT);
                ResultSet row = query.executeQuery()) {
            row.next();
            return Snapshot.parse(row.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not say what it shows", e);
        }
    }

    /**
     * Which transactions were over at some moment: all before {@code first}, and of those before
     * {@code next} all but the ones that ran. Ids are compared as PostgreSQL does, on a circle.
     */
    record Snapshot(long first, long next, Set<Integer> running) {

        /** Parses {@code xmin:xmax:xip,xip}. */
        static Snapshot parse(String text) {
            String[] parts = text.split(":", -1);
            Set<Integer> running =
                    Arrays.stream(parts[2].split(",", -1))
                            .filter(id -> !id.isEmpty())
                            .map(id -> (int) Long.parseLong(id))
                            .collect(Collectors.toUnmodifiableSet());
            return new Snapshot(Long.parseLong(parts[0]), Long.parseLong(parts[1]), running);
        }

        boolean isOver(int transactionId) {
            if (isBefore(transactionId, (int) first)) {
                return true;
            }
            return isBefore(transactionId, (int) next) && !running.contains(transactionId);
        }

        private static boolean isBefore(int one, int other) {
            return one - other < 0;
        }
    }
}
