package com.dashtam.provider.infrastructure.ofx;

import com.webcohesion.ofx4j.io.OFXHandler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps bank and card statements out of the stream of events and lets the rest pass. */
final class StatementCollector implements OFXHandler {

    static final String ROW = "STMTTRN";
    private static final String BANK = "STMTRS";
    private static final String CARD = "CCSTMTRS";

    private final Deque<String> open = new ArrayDeque<>();
    private final List<RawStatement> statements = new ArrayList<>();
    private Optional<RawStatement> current = Optional.empty();

    List<RawStatement> statements() {
        return statements;
    }

    @Override
    public void onHeader(String name, String value) {
        // the encoding is settled before the file is read
    }

    @Override
    public void startAggregate(String name) {
        if (name.equals(BANK) || name.equals(CARD)) {
            var statement = new RawStatement(name.equals(CARD));
            statements.add(statement);
            current = Optional.of(statement);
        } else if (name.equals(ROW)) {
            current.ifPresent(RawStatement::startRow);
        }
        open.push(name);
    }

    @Override
    public void endAggregate(String name) {
        if (open.contains(name)) {
            while (!open.pop().equals(name)) {
                // aggregates that the file does not close end with the one around them
            }
        }
        if (name.equals(BANK) || name.equals(CARD)) {
            current = Optional.empty();
        }
    }

    @Override
    public void onElement(String name, String value) {
        if (current.isEmpty() || open.isEmpty()) {
            return;
        }
        RawStatement statement = current.get();
        String parent = open.element();
        if (!open.contains(ROW)) {
            statement.elements().putIfAbsent(parent + "." + name, value.strip());
        } else {
            Map<String, String> row = statement.rows().getLast();
            row.putIfAbsent(parent.equals(ROW) ? name : parent + "." + name, value.strip());
        }
    }
}
