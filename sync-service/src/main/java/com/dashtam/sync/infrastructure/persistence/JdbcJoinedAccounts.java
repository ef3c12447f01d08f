package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.domain.imports.StatementFormat;
import com.dashtam.sync.domain.joining.Accordance;
import com.dashtam.sync.domain.joining.JoinedAccounts;
import com.dashtam.sync.domain.joining.Obstacle;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Meeting;
import com.dashtam.sync.domain.ledger.Reading;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Accounts that are one, in the column {@code joined_to} of their table. */
public final class JdbcJoinedAccounts implements JoinedAccounts {

    private static final UUID NO_READING = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final SourceMeeting sources;

    public JdbcJoinedAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.sources = new SourceMeeting(jdbc);
    }

    @Override
    public List<Accordance> compare(Holder holder) {
        return jdbc
                .sql(JoinSql.LIKE)
                .param("connection", holder.connectionId())
                .param("user", holder.userId())
                .param("files", StatementFormat.FILE_SLUG)
                .query((row, _) ->
                        new Like(
                                Rows.id(row, "account"),
                                Rows.id(row, "other"),
                                row.getBoolean("same")))
                .list()
                .stream()
                .map(this::compare)
                .sorted(Accordance.MOST_EVIDENT_FIRST)
                .toList();
    }

    private Accordance compare(Like like) {
        var candidates =
                of(SourceSql.SHARED, like)
                        .param("apart", Meeting.DAYS_APART)
                        .param("most", SourceMeeting.MOST_CANDIDATES)
                        .query((row, _) -> SourceMeeting.candidate(row))
                        .list();
        int fewer = of(SourceSql.FEWER, like).query(Integer.class).single();
        int shared = Meeting.decide(candidates).size();
        return new Accordance(like.account(), like.other(), like.same(), fewer, shared);
    }

    private StatementSpec of(String sql, Like like) {
        return jdbc.sql(sql).param("account", like.account()).param("other", like.other());
    }

    @Override
    public Optional<Obstacle> obstacle(UUID userId, UUID one, UUID other) {
        return jdbc.sql(JoinSql.OBSTACLE)
                .param("user", userId)
                .param("one", one)
                .param("other", other)
                .param("files", StatementFormat.FILE_SLUG)
                .query((row, _) -> Optional.ofNullable(row.getString(1)).map(Obstacle::valueOf))
                .optional()
                .orElse(Optional.of(Obstacle.UNKNOWN));
    }

    @Override
    public Joined join(UUID userId, UUID one, UUID other, Occasion occasion) {
        UUID leader =
                jdbc.sql(JoinSql.LEADER)
                        .param("one", one)
                        .param("other", other)
                        .param("files", StatementFormat.FILE_SLUG)
                        .query(UUID.class)
                        .single();
        return new Joined(leader, lead(userId, leader, List.of(one, other), occasion));
    }

    @Override
    public List<UUID> waitingToLead(Holder holder) {
        return jdbc.sql(JoinSql.WAITING_TO_LEAD)
                .param("connection", holder.connectionId())
                .param("files", StatementFormat.FILE_SLUG)
                .query((row, _) -> Rows.id(row, "id"))
                .list();
    }

    @Override
    public Counts lead(UUID userId, UUID accountId, Occasion occasion) {
        return lead(userId, accountId, List.of(accountId), occasion);
    }

    /** Makes one of the accounts of some groups the leader of all that are in them. */
    private Counts lead(UUID userId, UUID leader, List<UUID> members, Occasion occasion) {
        long version = TransactionMerge.tick(jdbc, userId);
        UUID[] groups =
                jdbc.sql("select distinct ledger_id from account where id = any(:members)")
                        .param("members", members.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list()
                        .toArray(UUID[]::new);
        for (String sql : List.of(JoinSql.KEEP_SETTINGS, JoinSql.SHOW_BALANCES, JoinSql.LEAD)) {
            jdbc.sql(sql)
                    .param("leader", leader)
                    .param("groups", groups)
                    .param("version", version)
                    .param("now", Rows.utc(occasion.at()))
                    .update();
        }
        var change =
                new SourceMeeting.Change(
                        occasion.reading().map(Reading::id).orElse(NO_READING),
                        occasion.reading().map(Reading::since).orElse(version),
                        version,
                        occasion.at());
        Counts counts =
                sourcesOf(leader).stream()
                        .map(source -> sources.meet(userId, source, change))
                        .reduce(Counts.NONE, Counts::plus);
        return occasion.reading().isEmpty() ? counts : counts.plus(leftPending(leader, change));
    }

    private Counts leftPending(UUID leader, SourceMeeting.Change change) {
        return Counts.removed(
                jdbc.sql(JoinSql.PENDING_NO_MORE)
                        .param("leader", leader)
                        .param("files", StatementFormat.FILE_SLUG)
                        .param("version", change.version())
                        .param("now", Rows.utc(change.at()))
                        .update());
    }

    private List<UUID> sourcesOf(UUID leader) {
        return jdbc.sql("select id from account where ledger_id = :leader order by id")
                .param("leader", leader)
                .query((row, _) -> Rows.id(row, "id"))
                .list();
    }

    private record Like(UUID account, UUID other, boolean same) {}
}
