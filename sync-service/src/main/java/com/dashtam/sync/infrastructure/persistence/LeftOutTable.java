package com.dashtam.sync.infrastructure.persistence;

import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.money.Currency;
import com.dashtam.sync.domain.imports.LeftOutRow;
import com.dashtam.sync.domain.imports.LeftOutRow.Content;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The records that imports left out, numbered from 1 within each import. */
final class LeftOutTable {

    private final JdbcClient jdbc;

    LeftOutTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID jobId, List<LeftOutRow> rows) {
        jdbc.sql(
                        """
                        insert into import_left_out (job_id, seq, kind, line, statement, row, field,
                            reason, identifier, date, amount, currency, description)
                        select :id, s.seq, s.kind, s.line, s.statement, s.row, s.field, s.reason,
                            s.identifier, s.date, s.amount, s.currency, s.description
                        from unnest(:kinds, cast(:lines as integer[]),
                                cast(:statements as integer[]), cast(:rows as integer[]), :fields,
                                :reasons, :identifiers, cast(:dates as date[]),
                                cast(:amounts as numeric[]), :currencies, :descriptions)
                                with ordinality
                            as s(kind, line, statement, row, field, reason, identifier, date,
                                amount, currency, description, seq)
                        """)
                .param("id", jobId)
                .param("kinds", texts(rows, row -> row.record().kind().text()))
                .param("lines", numbers(rows, LeftOut::line))
                .param("statements", numbers(rows, LeftOut::statement))
                .param("rows", numbers(rows, LeftOut::row))
                .param("fields", texts(rows, row -> row.record().field().orElse(null)))
                .param("reasons", texts(rows, row -> row.record().reason().text()))
                .param("identifiers", contents(rows, Content::identifier))
                .param("dates", contents(rows, content -> content.date().toString()))
                .param("amounts", contents(rows, content -> content.amount().toPlainString()))
                .param("currencies", contents(rows, content -> content.currency().code()))
                .param("descriptions", contents(rows, Content::description))
                .update();
    }

    private static String[] numbers(
            List<LeftOutRow> rows, Function<LeftOut, Optional<Integer>> part) {
        return texts(rows, row -> part.apply(row.record()).map(number -> "" + number).orElse(null));
    }

    private static String[] contents(List<LeftOutRow> rows, Function<Content, String> part) {
        return texts(rows, row -> row.content().map(part).orElse(null));
    }

    private static String[] texts(
            List<LeftOutRow> rows, Function<LeftOutRow, @Nullable String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }

    List<LeftOutRow> list(UUID jobId, int after, int atMost) {
        return jdbc.sql(
                        """
                        select * from import_left_out where job_id = :id and seq > :after
                        order by seq limit :most
                        """)
                .param("id", jobId)
                .param("after", after)
                .param("most", atMost)
                .query(LeftOutTable::row)
                .list();
    }

    private static LeftOutRow row(ResultSet row, int number) throws SQLException {
        return new LeftOutRow(
                new LeftOut(
                        LeftOut.Kind.parse(row.getString("kind")),
                        optionalInteger(row, "line"),
                        optionalInteger(row, "statement"),
                        optionalInteger(row, "row"),
                        Rows.optionalText(row, "field"),
                        LeftOut.Reason.parse(row.getString("reason"))),
                content(row));
    }

    private static Optional<Content> content(ResultSet row) throws SQLException {
        var identifier = Rows.optionalText(row, "identifier");
        return identifier.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Content(
                                identifier.get(),
                                Rows.date(row, "date"),
                                row.getBigDecimal("amount"),
                                new Currency(row.getString("currency")),
                                row.getString("description")));
    }

    private static Optional<Integer> optionalInteger(ResultSet row, String column)
            throws SQLException {
        return Optional.ofNullable(row.getObject(column, Integer.class));
    }
}
