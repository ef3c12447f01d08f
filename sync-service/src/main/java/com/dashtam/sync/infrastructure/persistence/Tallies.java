package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.sync.domain.ledger.Counts;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What the statements of a merge count. */
final class Tallies {

    private Tallies() {}

    /** Of a row with the numbers of rows created, updated, at fault, and looked at. */
    static Counts counts(ResultSet row, int number) throws SQLException {
        int created = row.getInt("created");
        int updated = row.getInt("updated");
        int errors = row.getInt("errors");
        return new Counts(
                created, updated, row.getInt("rows") - created - updated - errors, errors);
    }

    /** Of a row with the numbers of rows that took the place of others, and of those updated. */
    static Counts placed(ResultSet row, int number) throws SQLException {
        int updated = row.getInt("updated");
        return new Counts(0, updated, row.getInt("rows") - updated, 0);
    }
}
