package com.dashtam.provider.infrastructure.ofx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything in a file but the transactions, of which there may be too many to keep. */
final class Outline implements Parts {

    /** Statements in a file. */
    static final int MOST_STATEMENTS = 1_000;

    /** Positions, securities and balances in a file, all together; sync-service takes no more. */
    static final int MOST_KEPT_ROWS = 20_000;

    private final Map<String, String> signOn = new HashMap<>();
    private final List<RawStatement> statements = new ArrayList<>();
    private final Securities securities = new Securities();
    private int transactions;
    private int kept;
    private int refusals;

    /** What the institution is called in files; its own name for itself before Intuit's. */
    Optional<String> institution() {
        return Optional.ofNullable(signOn.get("FID"))
                .or(() -> Optional.ofNullable(signOn.get("INTU.BID")));
    }

    List<RawStatement> statements() {
        return statements;
    }

    Securities securities() {
        return securities;
    }

    /** How many transactions there are, readable or not. */
    int transactions() {
        return transactions;
    }

    /** How many statements the institution refused. */
    int refusals() {
        return refusals;
    }

    @Override
    public void signOn(String name, String value) {
        if (name.equals("FID") || name.equals("INTU.BID")) {
            signOn.putIfAbsent(name, value);
        }
    }

    @Override
    public void statement(StatementKind kind) {
        if (statements.size() == MOST_STATEMENTS) {
            throw new UnreadableException("too many statements in one file");
        }
        statements.add(new RawStatement(kind));
    }

    @Override
    public void detail(String path, String value) {
        statements.getLast().put(path, value);
    }

    @Override
    public void row(Section section, Row row) {
        switch (section) {
            case TRANSACTIONS -> transactions += row.transactions();
            case POSITIONS -> statements.getLast().positions().add(kept(row));
            case BALANCES -> statements.getLast().balances().add(kept(row));
            case SECURITIES -> securities.add(kept(row));
        }
    }

    private Row kept(Row row) {
        kept++;
        if (kept > MOST_KEPT_ROWS) {
            throw new UnreadableException("too many positions in one file");
        }
        return row;
    }

    @Override
    public void refusal() {
        refusals++;
    }
}
