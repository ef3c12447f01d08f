package com.dashtam.sync.infrastructure.persistence;

import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Queries whose best plan depends on their values: a common word is best looked for in the order of
 * the page, a rare one in the index of words. A statement that the server keeps prepared is after
 * five uses planned without them.
 */
final class PlannedByValue extends JdbcTemplate {

    private static final int NEVER_PREPARED = 0;

    PlannedByValue(DataSource database) {
        super(database);
    }

    @Override
    protected void applyStatementSettings(Statement statement) throws SQLException {
        super.applyStatementSettings(statement);
        statement.unwrap(PGStatement.class).setPrepareThreshold(NEVER_PREPARED);
    }
}
