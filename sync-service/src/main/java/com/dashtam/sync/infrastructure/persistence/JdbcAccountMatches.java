package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.id.Ids;
import com.dashtam.kernel.money.Currency;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.matching.AccountMatch;
import com.dashtam.sync.domain.matching.AccountMatches;
import com.dashtam.sync.domain.matching.Matching.Question;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Open questions in the table of that name; there are few at a time. */
public final class JdbcAccountMatches implements AccountMatches {

    private final JdbcClient jdbc;
    private final Ids ids;

    public JdbcAccountMatches(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    @Override
    public Replaced replace(Holder holder, List<Question> questions, Instant now) {
        List<AccountMatch> withdrawn = withdraw(holder, questions);
        var added = new ArrayList<AccountMatch>();
        for (Question question : questions) {
            var match =
                    new AccountMatch(
                            ids.next(),
                            holder.userId(),
                            holder.connectionId(),
                            question.account(),
                            question.candidates(),
                            now);
            if (isNew(match)) {
                added.add(match);
            }
        }
        return new Replaced(added, withdrawn);
    }

    private List<AccountMatch> withdraw(Holder holder, List<Question> but) {
        return jdbc.sql(
                        """
                        delete from account_match
                        where connection_id = :connection
                          and provider_account_id <> all(:asked)
                        returning *
                        """)
                .param("connection", holder.connectionId())
                .param(
                        "asked",
                        but.stream()
                                .map(question -> question.account().providerAccountId())
                                .toArray(String[]::new))
                .query(JdbcAccountMatches::match)
                .list();
    }

    private boolean isNew(AccountMatch match) {
        NormalizedAccount account = match.account();
        return jdbc.sql(
                        """
                        insert into account_match (id, user_id, connection_id, provider_account_id,
                            number_masked, name, type, currency, balance, available_balance,
                            active, candidates, asked_at)
                        values (:id, :user, :connection, :key, :mask, :name, :type, :currency,
                            :balance, :available, :active, :candidates, :now)
                        on conflict (connection_id, provider_account_id) do update
                        set number_masked = excluded.number_masked, name = excluded.name,
                            type = excluded.type, currency = excluded.currency,
                            balance = excluded.balance,
                            available_balance = excluded.available_balance,
                            active = excluded.active, candidates = excluded.candidates
                        returning id
                        """)
                .param("id", match.id())
                .param("user", match.userId())
                .param("connection", match.connectionId())
                .param("key", account.providerAccountId())
                .param("mask", account.numberMasked())
                .param("name", account.name())
                .param("type", account.type().text())
                .param("currency", account.currency().code())
                .param("balance", account.balance())
                .param("available", account.availableBalance().orElse(null))
                .param("active", account.active())
                .param("candidates", match.candidates().toArray(UUID[]::new))
                .param("now", Rows.utc(match.askedAt()))
                .query(UUID.class)
                .single()
                .equals(match.id());
    }

    @Override
    public List<AccountMatch> listOwned(UUID userId) {
        return jdbc.sql("select * from account_match where user_id = :user order by asked_at, id")
                .param("user", userId)
                .query(JdbcAccountMatches::match)
                .list();
    }

    @Override
    public Optional<AccountMatch> findOwned(UUID id, UUID userId) {
        return jdbc.sql("select * from account_match where id = :id and user_id = :user")
                .param("id", id)
                .param("user", userId)
                .query(JdbcAccountMatches::match)
                .optional();
    }

    @Override
    public void remove(UUID id) {
        jdbc.sql("delete from account_match where id = :id").param("id", id).update();
    }

    @Override
    public List<AccountMatch> listOfConnection(UUID connectionId) {
        return jdbc.sql("select * from account_match where connection_id = :connection order by id")
                .param("connection", connectionId)
                .query(JdbcAccountMatches::match)
                .list();
    }

    private static AccountMatch match(ResultSet row, int number) throws SQLException {
        return new AccountMatch(
                Rows.id(row, "id"),
                Rows.id(row, "user_id"),
                Rows.id(row, "connection_id"),
                new NormalizedAccount(
                        row.getString("provider_account_id"),
                        row.getString("number_masked"),
                        row.getString("name"),
                        AccountType.parse(row.getString("type")),
                        new Currency(row.getString("currency")),
                        row.getBigDecimal("balance"),
                        Rows.optionalDecimal(row, "available_balance"),
                        row.getBoolean("active")),
                List.of((UUID[]) row.getArray("candidates").getArray()),
                Rows.instant(row, "asked_at"));
    }
}
