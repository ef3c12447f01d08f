package com.dashtam.provider.infrastructure.ofx;

import com.dashtam.provider.infrastructure.ofx.Parts.Section;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/** Puts elements together to the parts of statements and lets the rest pass. */
final class StatementCollector implements SgmlParser.Elements {

    /** What only groups the elements of a row. */
    private static final Set<String> GROUPS =
            Set.of(
                    "INVBUY",
                    "INVSELL",
                    "INVTRAN",
                    "INVPOS",
                    "SECINFO",
                    "SECID",
                    Structure.BANK_ROW);

    private static final Set<String> LISTS = Set.of("INVTRANLIST", Structure.POSITIONS);

    /** What has elements of the statement itself. */
    private static final Set<String> DETAILS =
            Set.of("LEDGERBAL", "AVAILBAL", "INVBAL", "INV401KBAL");

    private final Parts parts;
    private final Deque<String> open = new ArrayDeque<>();
    private Optional<StatementKind> statement = Optional.empty();
    private Optional<Row> row = Optional.empty();
    private int depthOfRow;
    private boolean ofStatement;
    private boolean answered;
    private boolean refused;

    StatementCollector(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void start(String name) {
        if (Structure.RESPONSES.contains(name)) {
            answered = false;
            refused = false;
        }
        StatementKind.of(name)
                .ifPresent(kind -> {
                    answered = true;
                    statement = Optional.of(kind);
                    parts.statement(kind);
                });
        if (name.equals(Structure.POSITIONS) && statement.isPresent()) {
            parts.detail(name, "");
        }
        if (row.isEmpty() && isRow(name)) {
            row = Optional.of(new Row(name));
            depthOfRow = open.size();
            ofStatement = statement.isPresent();
        }
        open.push(name);
    }

    private boolean isRow(String name) {
        boolean placed = statement.isPresent() || open.contains(Structure.SECURITIES);
        return placed
                && (Structure.isRow(name) || !open.isEmpty() && LISTS.contains(open.element()));
    }

    @Override
    public void element(String name, String value) {
        String parent = open.isEmpty() ? "" : open.element();
        if (row.isPresent()) {
            boolean own = open.size() == depthOfRow + 1 || GROUPS.contains(parent);
            row.get().put(own ? name : parent + "." + name, value);
        } else if (statement.isPresent()) {
            StatementKind kind = statement.get();
            if (DETAILS.contains(parent)
                    || parent.equals(kind.account())
                    || parent.equals(kind.aggregate())) {
                parts.detail(parent + "." + name, value);
            }
        } else if (parent.equals("STATUS")) {
            refused |= name.equals("SEVERITY") && value.equals("ERROR");
        } else if (open.contains(Structure.SIGN_ON)) {
            parts.signOn(name, value);
        }
    }

    @Override
    public void end(String name) {
        open.pop();
        if (row.isPresent() && open.size() == depthOfRow) {
            Row whole = row.get();
            row = Optional.empty();
            if (!whole.isEmpty()) {
                parts.row(sectionOf(whole.name()), whole);
            }
        }
        if (statement.filter(kind -> kind.aggregate().equals(name)).isPresent()) {
            statement = Optional.empty();
        }
        if (Structure.RESPONSES.contains(name) && refused && !answered) {
            parts.refusal();
        }
    }

    private Section sectionOf(String name) {
        if (ofStatement && open.contains(Structure.POSITIONS)) {
            return Section.POSITIONS;
        }
        if (open.contains(Structure.SECURITIES)) {
            return Section.SECURITIES;
        }
        return name.equals(Structure.BALANCE_ROW) ? Section.BALANCES : Section.TRANSACTIONS;
    }
}
