package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.domain.portfolio.Omission;
import com.dashtam.sync.domain.portfolio.Portfolio;
import com.dashtam.sync.domain.portfolio.Portfolio.Position;
import com.dashtam.sync.domain.portfolio.Portfolios;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Balances in the table of accounts, under an advisory lock a user. */
public final class JdbcPortfolios implements Portfolios {

    private final JdbcClient jdbc;

    public JdbcPortfolios(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Portfolio hold(UUID userId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('portfolio ' || :user, 0))")
                .param("user", userId.toString())
                .query((row, _) -> userId)
                .single();
        return find(userId);
    }

    @Override
    public Portfolio find(UUID userId) {
        var positions = new HashMap<UUID, Position>();
        jdbc.sql(
                        """
                        select a.id, a.balance, a.currency, a.excluded_from_net_worth as excluded,
                            c.status = 'disconnected' as disconnected, not a.active as closed
                        from account a join connection c on c.id = a.connection_id
                        where a.user_id = :user and a.joined_to is null
                        """)
                .param("user", userId)
                .query(row -> {
                    positions.put(
                            Rows.id(row, "id"),
                            new Position(Rows.money(row, "balance"), omissions(row)));
                });
        return new Portfolio(positions);
    }

    private static Set<Omission> omissions(ResultSet row) throws SQLException {
        var found = EnumSet.noneOf(Omission.class);
        for (Omission omission : Omission.values()) {
            if (row.getBoolean(omission.text())) {
                found.add(omission);
            }
        }
        return found;
    }
}
