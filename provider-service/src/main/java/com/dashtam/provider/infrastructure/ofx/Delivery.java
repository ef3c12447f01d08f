package com.dashtam.provider.infrastructure.ofx;

import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.provider.domain.feed.Statement;
import com.dashtam.provider.domain.feed.StatementFile;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Hands on the transactions of a file, each as soon as it is read. */
final class Delivery implements Parts {

    private static final Function<Row, List<NormalizedTransaction>> NONE = _ -> List.of();

    private final Iterator<Statement> statements;
    private final Securities securities;
    private final StatementFile.Sink sink;
    private Function<Row, List<NormalizedTransaction>> mapping = NONE;
    private int number;
    private int rowNumber;

    Delivery(List<Statement> statements, Securities securities, StatementFile.Sink sink) {
        this.statements = statements.iterator();
        this.securities = securities;
        this.sink = sink;
    }

    @Override
    public void statement(StatementKind kind) {
        Statement statement = statements.next();
        number++;
        rowNumber = 0;
        sink.statement(statement);
        var identifiers = new Identifiers();
        var rows = new RowMapping(statement.account(), identifiers);
        var trades = new TradeMapping(statement.account(), securities, identifiers);
        mapping = row -> row.isOfBank() ? List.of(rows.map(row)) : trades.map(row);
    }

    @Override
    public void row(Section section, Row row) {
        switch (section) {
            case TRANSACTIONS -> transaction(row);
            case POSITIONS, BALANCES, SECURITIES -> {}
        }
    }

    private void transaction(Row row) {
        rowNumber++;
        List<NormalizedTransaction> read;
        try {
            read = mapping.apply(row);
        } catch (UnreadableException e) {
            sink.unreadable(
                    new LeftOut(
                            LeftOut.Kind.TRANSACTION,
                            Optional.empty(),
                            Optional.of(number),
                            Optional.of(rowNumber),
                            e.element(),
                            e.reason()));
            return;
        }
        read.forEach(sink::transaction);
    }

    @Override
    public void signOn(String name, String value) {
        // known from the outline
    }

    @Override
    public void detail(String path, String value) {
        // known from the outline
    }

    @Override
    public void refusal() {
        // known from the outline
    }
}
