package com.dashtam.identity.infrastructure.persistence;

import static com.dashtam.identity.infrastructure.persistence.Columns.instant;
import static com.dashtam.identity.infrastructure.persistence.Columns.optionalInstant;
import static com.dashtam.identity.infrastructure.persistence.Columns.utc;

import com.dashtam.identity.domain.email.EmailChange;
import com.dashtam.identity.domain.email.EmailChange.State;
import com.dashtam.identity.domain.email.EmailChanges;
import com.dashtam.identity.domain.email.Side;
import com.dashtam.identity.domain.token.TokenHash;
import com.dashtam.identity.domain.user.Email;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes of address in the table {@code email_changes}, their tokens in another. */
final class JdbcEmailChanges implements EmailChanges {

    private static final String INSERT =
            """
            insert into email_changes (id, user_id, wanted_email, state, requested_at, expires_at,
                workflow_id, actor, client_ip, user_agent, traceparent)
            values (:id, :userId, :wanted, :state, :requestedAt, :expiresAt,
                :workflow, :actor, :ip, :agent, :traceparent)
            """;
    private static final String OPEN_OF =
            "select * from email_changes where user_id = :userId and state = 'open'";
    private static final String COUNT_SINCE =
            "select count(*) from email_changes where user_id = :userId and requested_at > :since";
    private static final String INSERT_TOKEN =
            """
            insert into email_change_tokens (token_hash, change_id, side)
            select :hash, id, :side from email_changes where id = :change
            """;
    private static final String FIND_BY_TOKEN =
            """
            select c.*, t.side from email_change_tokens t join email_changes c on c.id = t.change_id
            where t.token_hash = :hash
            """;
    private static final String CONFIRM =
            """
            update email_changes set
                current_confirmed_at = case when :side = 'current' then :now
                    else current_confirmed_at end,
                wanted_confirmed_at = case when :side = 'wanted' then :now
                    else wanted_confirmed_at end
            where id = :id and state = 'open' and expires_at > :now
                and case when :side = 'current' then current_confirmed_at
                    else wanted_confirmed_at end is null
            """;
    private static final String END =
            "update email_changes set state = :state, ended_at = :now"
                    + " where id = :id and state = 'open'";
    private static final String LOCK_EXPIRED =
            """
            select * from email_changes where state = 'open' and expires_at <= :now
            order by expires_at limit :limit for update skip locked
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate newTransaction;

    JdbcEmailChanges(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.newTransaction = new TransactionTemplate(transactions);
        newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void add(EmailChange change) {
        var statement =
                jdbc.sql(INSERT)
                        .param("id", change.id())
                        .param("userId", change.userId())
                        .param("wanted", change.wanted().value())
                        .param("state", change.state().text())
                        .param("requestedAt", utc(change.requestedAt()))
                        .param("expiresAt", utc(change.expiresAt()));
        Runs.bind(change.run(), statement).update();
    }

    @Override
    public Optional<EmailChange> find(UUID id) {
        return jdbc.sql("select * from email_changes where id = :id")
                .param("id", id)
                .query((row, number) -> change(row))
                .optional();
    }

    @Override
    public Optional<EmailChange> openOf(UUID userId) {
        return jdbc.sql(OPEN_OF)
                .param("userId", userId)
                .query((row, number) -> change(row))
                .optional();
    }

    @Override
    public int countSince(UUID userId, Instant since) {
        return jdbc.sql(COUNT_SINCE)
                .param("userId", userId)
                .param("since", utc(since))
                .query(Integer.class)
                .single();
    }

    @Override
    public void addToken(UUID changeId, Side side, TokenHash token) {
        newTransaction.executeWithoutResult(_ ->
                jdbc.sql(INSERT_TOKEN)
                        .param("hash", token.bytes())
                        .param("change", changeId)
                        .param("side", side.text())
                        .update());
    }

    @Override
    public Optional<Confirmation> findByToken(TokenHash token) {
        return jdbc.sql(FIND_BY_TOKEN)
                .param("hash", token.bytes())
                .query((row, number) ->
                        new Confirmation(change(row), Side.parse(row.getString("side"))))
                .optional();
    }

    @Override
    public boolean confirm(UUID changeId, Side side, Instant now) {
        return jdbc.sql(CONFIRM)
                        .param("id", changeId)
                        .param("side", side.text())
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    @Override
    public boolean end(UUID changeId, State state, Instant now) {
        return jdbc.sql(END)
                        .param("id", changeId)
                        .param("state", state.text())
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    @Override
    public List<EmailChange> lockExpired(Instant now, int limit) {
        return jdbc.sql(LOCK_EXPIRED)
                .param("now", utc(now))
                .param("limit", limit)
                .query((row, number) -> change(row))
                .list();
    }

    private static EmailChange change(ResultSet row) throws SQLException {
        return new EmailChange(
                row.getObject("id", UUID.class),
                row.getObject("user_id", UUID.class),
                new Email(row.getString("wanted_email")),
                confirmed(row),
                State.parse(row.getString("state")),
                Runs.run(row),
                instant(row, "requested_at"));
    }

    private static Set<Side> confirmed(ResultSet row) throws SQLException {
        var confirmed = EnumSet.noneOf(Side.class);
        if (optionalInstant(row, "current_confirmed_at").isPresent()) {
            confirmed.add(Side.CURRENT);
        }
        if (optionalInstant(row, "wanted_confirmed_at").isPresent()) {
            confirmed.add(Side.WANTED);
        }
        return confirmed;
    }
}
