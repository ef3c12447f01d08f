package com.dashtam.provider.infrastructure.csv;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.ColumnMapping;
import com.dashtam.kernel.feed.ColumnMapping.Column;
import com.dashtam.kernel.feed.ColumnMapping.StatedAccount;
import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.TableReading;
import com.dashtam.kernel.money.Currency;
import com.dashtam.provider.domain.feed.Statement;
import com.dashtam.provider.domain.feed.StatementFile;
import com.dashtam.provider.infrastructure.csv.Balances.Balance;
import com.dashtam.provider.infrastructure.csv.Owners.Owner;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table in a file. It is read twice, so that its rows need not be kept: for how it is written and
 * whose it is, and for its rows.
 */
final class CsvFile implements StatementFile {

    /** Rows are shown before anybody says whose they are. */
    private static final Owner NOBODY =
            new Owner("", "", "****", AccountType.OTHER, new Currency("USD"));

    private final Table table;
    private final TableReading reading;
    private final Conventions conventions;
    private final Owners owners;
    private final List<Statement> statements;
    private final int rows;

    private CsvFile(
            Table table,
            TableReading reading,
            Conventions conventions,
            Owners owners,
            List<Statement> statements,
            int rows) {
        this.table = table;
        this.reading = reading;
        this.conventions = conventions;
        this.owners = owners;
        this.statements = statements;
        this.rows = rows;
    }

    /**
     * Reads all but the transactions.
     *
     * @throws UnreadableTableException when the file is no table, or one beyond all bounds
     */
    static CsvFile open(byte[] file, ColumnMapping told) {
        Table table = new TableFinder(file, told).find();
        var outline = new Outline(table, told);
        List<Column> missing = Layout.missing(table.columns().keySet());
        if (missing.isEmpty()) {
            table.each(outline::see);
        }
        Conventions conventions = Conventions.of(outline.evidence, told);
        var undecided = new ArrayList<String>();
        missing.forEach(column -> undecided.add("columns." + column.text()));
        if (missing.isEmpty()) {
            undecided.addAll(conventions.undecided(table));
            if (outline.ownerless > 0) {
                undecided.add(TableReading.ACCOUNT);
            }
        }
        var reading = new TableReading(conventions.in(table.told(told)), table.header(), undecided);
        List<Statement> statements =
                undecided.isEmpty() ? outline.statements(conventions) : List.of();
        return new CsvFile(table, reading, conventions, outline.owners, statements, outline.rows);
    }

    /** What the first reading is for. */
    private static final class Outline {

        private final Table table;
        private final Optional<StatedAccount> stated;
        private final Evidence evidence;
        private final Owners owners;
        private final Balances balances;
        private final Map<String, Owner> found = new LinkedHashMap<>();
        private int rows;
        private int ownerless;

        Outline(Table table, ColumnMapping told) {
            this.table = table;
            this.stated = told.account();
            this.evidence = new Evidence(table);
            this.owners = new Owners(table, told.account());
            this.balances = new Balances(table);
        }

        void see(Line line) {
            if (!Conventions.isRow(table, line)) {
                return;
            }
            rows++;
            evidence.see(line);
            Optional<Owner> owner = owners.of(line);
            if (owner.isEmpty()) {
                ownerless++;
            }
            owner.ifPresent(it -> {
                found.putIfAbsent(it.id(), it);
                balances.see(line, it.id());
            });
        }

        List<Statement> statements(Conventions conventions) {
            return table.isOfPositions() ? positions(conventions) : accounts(conventions);
        }

        private List<Statement> positions(Conventions conventions) {
            var positions = new Positions(table, conventions);
            table.each(line -> {
                if (Conventions.isRow(table, line)) {
                    owners.of(line).ifPresent(owner -> positions.row(line, owner));
                } else {
                    positions.text(line);
                }
            });
            return positions.statements();
        }

        private List<Statement> accounts(Conventions conventions) {
            return found.values().stream()
                    .map(owner -> {
                        Optional<Balance> balance = balances.of(owner, conventions);
                        Optional<BigDecimal> told =
                                stated.flatMap(StatedAccount::balance)
                                        .filter(_ -> found.size() == 1)
                                        .or(() -> balance.map(Balance::amount));
                        return new Statement(
                                owner.with(told.orElse(BigDecimal.ZERO)),
                                told.isPresent(),
                                balance.map(Balance::day),
                                Optional.empty(),
                                List.of());
                    })
                    .toList();
        }
    }

    boolean isEmpty() {
        return reading.undecided().isEmpty() && statements.isEmpty();
    }

    @Override
    public Optional<String> institution() {
        return Optional.empty();
    }

    @Override
    public Optional<TableReading> reading() {
        return Optional.of(reading);
    }

    @Override
    public int transactions() {
        return table.isOfPositions() ? 0 : rows;
    }

    @Override
    public int refusals() {
        return 0;
    }

    @Override
    public void deliver(Sink sink) {
        statements.forEach(sink::statement);
        if (!table.isOfPositions()) {
            var mapping = new RowMapping(table, conventions);
            table.each(line -> {
                if (Conventions.isRow(table, line)) {
                    deliver(line, mapping, sink);
                }
            });
        }
    }

    private void deliver(Line line, RowMapping mapping, Sink sink) {
        try {
            sink.transaction(mapping.map(line, owners.of(line).orElse(NOBODY)));
        } catch (UnreadableFieldException e) {
            sink.unreadable(
                    LeftOut.ofTable(line.number(), e.column().flatMap(table::name), e.reason()));
        }
    }
}
