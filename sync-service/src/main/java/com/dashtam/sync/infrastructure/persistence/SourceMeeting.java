package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Meeting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes one of what two sources of an account tell of one transaction. The elder row stays, with
 * its id; what the leading account's source says counts, and the other's identifier is remembered.
 */
final class SourceMeeting {

    /** Pairs that are looked at in one round. */
    static final int MOST_CANDIDATES = 50_000;

    private final JdbcClient jdbc;

    SourceMeeting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Looks at the transactions of one source that have changed since it was last done.
     *
     * @param change the version that this gives the ledger, and the reading that it belongs to
     * @return what this changes in the counts of the reading
     */
    Counts meet(UUID userId, UUID sourceId, Change change) {
        Counts counts = Counts.NONE;
        List<Pair> pairs;
        do {
            pairs = pairs(userId, sourceId, change.since());
            if (!pairs.isEmpty()) {
                counts = counts.plus(unite(pairs, change));
            }
        } while (!pairs.isEmpty());
        jdbc.sql("update account set met_version = :version where id = :source")
                .param("version", change.version())
                .param("source", sourceId)
                .update();
        return counts;
    }

    private List<Pair> pairs(UUID userId, UUID sourceId, long since) {
        var found =
                jdbc.sql(SourceSql.CANDIDATES)
                        .param("user", userId)
                        .param("source", sourceId)
                        .param("apart", Meeting.DAYS_APART)
                        .param("since", since)
                        .param("most", MOST_CANDIDATES)
                        .query((row, _) -> new Found(candidate(row), row.getBoolean("taken")))
                        .list();
        Map<Meeting.Candidate, Boolean> taken =
                found.stream()
                        .collect(java.util.stream.Collectors.toMap(Found::candidate, Found::taken));
        return Meeting.decide(List.copyOf(taken.keySet())).stream()
                .map(it ->
                        new Pair(
                                it.elder().id(),
                                it.younger().id(),
                                Boolean.TRUE.equals(taken.get(it))))
                .toList();
    }

    static Meeting.Candidate candidate(ResultSet row) throws SQLException {
        return new Meeting.Candidate(
                new Meeting.Told(
                        Rows.id(row, "elder"),
                        row.getString("elder_description"),
                        Rows.date(row, "elder_date")),
                new Meeting.Told(
                        Rows.id(row, "younger"),
                        row.getString("younger_description"),
                        Rows.date(row, "younger_date")));
    }

    private Counts unite(List<Pair> pairs, Change change) {
        var parameters =
                Map.<String, Object>of(
                        "kept", pairs.stream().map(Pair::kept).toArray(UUID[]::new),
                        "dropped", pairs.stream().map(Pair::dropped).toArray(UUID[]::new),
                        "taken", pairs.stream().map(Pair::taken).toArray(Boolean[]::new),
                        "reading", change.reading(),
                        "since", change.since(),
                        "version", change.version(),
                        "now", Rows.utc(change.at()));
        jdbc.sql(SourceSql.HAND_OVER_ALIASES).params(parameters).update();
        jdbc.sql(SourceSql.HAND_OVER_REVISIONS).params(parameters).update();
        int updated = jdbc.sql(SourceSql.TAKE).params(parameters).query(Integer.class).single();
        int unchanged = jdbc.sql(SourceSql.KEEP).params(parameters).query(Integer.class).single();
        return new Counts(-updated - unchanged, updated, unchanged, 0);
    }

    /**
     * A change of a ledger.
     *
     * @param since the version that it had before the reading; the new one where there is none
     */
    record Change(UUID reading, long since, long version, Instant at) {}

    private record Found(Meeting.Candidate candidate, boolean taken) {}

    /**
     * Two rows of which one stays.
     *
     * @param taken whether it says from now on what the other said
     */
    private record Pair(UUID kept, UUID dropped, boolean taken) {}
}
