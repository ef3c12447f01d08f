package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.domain.portfolio.Portfolio;
import com.dashtam.sync.domain.portfolio.Portfolio.Position;
import com.dashtam.sync.domain.portfolio.Portfolios;
import java.util.HashMap;
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
        var positions = new HashMap<UUID, Position>();
        jdbc.sql("select id, balance, currency, active from account where user_id = :user")
                .param("user", userId)
                .query(row -> {
                    positions.put(
                            Rows.id(row, "id"),
                            new Position(Rows.money(row, "balance"), row.getBoolean("active")));
                });
        return new Portfolio(positions);
    }
}
