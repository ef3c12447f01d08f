package com.dashtam.platform.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.platform.relay.CommitVisibility.Snapshot;
import com.dashtam.testing.server.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CommitVisibilityIT {

    @AutoClose private final TestDatabase database = TestDatabase.create();
    @AutoClose private final Connection own = database.connectAsOwner();
    @AutoClose private final Connection other = database.connectAsOwner();
    private final CommitVisibility visibility = new CommitVisibility(own);

    CommitVisibilityIT() throws SQLException {
        other.setAutoCommit(false);
    }

    /** The lower half, as the log has it. */
    private long transactionOf(Connection connection) throws SQLException {
        try (var query = connection.createStatement();
                var row = query.executeQuery("select pg_current_xact_id()::text::bigint")) {
            row.next();
            return row.getLong(1) & 0xffff_ffffL;
        }
    }

    @Test
    void waitsForATransactionThatOthersCannotSeeYet() throws Exception {
        long transaction = transactionOf(other);
        assertThat(visibility.isVisible(transaction)).isFalse();
        var waiting =
                CompletableFuture.runAsync(() -> {
                    try {
                        visibility.await(transaction);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });

        other.commit();

        waiting.get(10, TimeUnit.SECONDS);
        assertThat(visibility.isVisible(transaction)).isTrue();
    }

    @Test
    void isNotHeldUpByATransactionThatRunsOn() throws Exception {
        long older = transactionOf(other);
        long done = transactionOf(own);

        assertThat(visibility.isVisible(done)).isTrue();
        assertThat(visibility.isVisible(older)).isFalse();
    }

    @Test
    void knowsWhatWasOverFromWhatRanAndFromWhatWasYetToCome() {
        var snapshot = Snapshot.parse("100:110:100,105");

        assertThat(snapshot.isOver(99)).isTrue();
        assertThat(snapshot.isOver(100)).isFalse();
        assertThat(snapshot.isOver(104)).isTrue();
        assertThat(snapshot.isOver(105)).isFalse();
        assertThat(snapshot.isOver(110)).isFalse();
        assertThat(Snapshot.parse("7:7:").isOver(6)).isTrue();
    }

    @Test
    void comparesIdsThatHaveComeAround() {
        long round = 1L << 32;
        var snapshot = Snapshot.parse("%d:%d:".formatted(round - 2, round + 3));

        assertThat(snapshot.isOver((int) (round - 3))).isTrue();
        assertThat(snapshot.isOver(2)).isTrue();
        assertThat(snapshot.isOver(3)).isFalse();
        assertThat(snapshot.isOver(4)).isFalse();
    }
}
