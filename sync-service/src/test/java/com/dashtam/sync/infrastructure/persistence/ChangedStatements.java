package com.dashtam.sync.infrastructure.persistence;

import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A client whose statements are changed before they run: a bug on purpose. */
record ChangedStatements(JdbcClient client, UnaryOperator<String> change) implements JdbcClient {

    @Override
    public StatementSpec sql(String sql) {
        return client.sql(change.apply(sql));
    }
}
