package com.dashtam.provider.infrastructure.csv;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.ColumnMapping.Column;
import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.LeftOut.Reason;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.provider.domain.feed.ExactDecimal;
import com.dashtam.provider.domain.feed.Statement;
import com.dashtam.provider.infrastructure.csv.Owners.Owner;
import com.dashtam.provider.infrastructure.text.Descriptions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What accounts hold, and what that is worth together. */
final class Positions {

    /** Rows of one table; sync-service takes no more. */
    static final int MOST = 20_000;

    private static final String CORE = "**";
    private static final String PENDING = "Pending Activity";
    private static final String DOWNLOADED = "Date downloaded ";
    private static final int LONGEST_ID = 200;

    private final Table table;
    private final Numbers numbers;
    private final Dates dates;
    private final Map<String, Account> byOwner = new LinkedHashMap<>();
    private Optional<LocalDate> day = Optional.empty();
    private int rows;

    Positions(Table table, Conventions conventions) {
        this.table = table;
        this.numbers = conventions.numbers();
        this.dates = conventions.dates();
    }

    /** Of one account. */
    private static final class Account {

        private final Owner owner;
        private final List<NormalizedHolding> holdings = new ArrayList<>();
        private final List<LeftOut> leftOut = new ArrayList<>();
        private final Map<String, Integer> seen = new HashMap<>();
        private BigDecimal worth = BigDecimal.ZERO;

        Account(Owner owner) {
            this.owner = owner;
        }
    }

    /** Fidelity marks the fund that keeps the cash with asterisks. */
    static String symbol(String written) {
        return written.replace("*", "").strip();
    }

    /** A text between the rows, of which one says when the table was made. */
    void text(Line line) {
        String text = line.field(0);
        if (text.startsWith(DOWNLOADED)) {
            String rest = text.substring(DOWNLOADED.length());
            try {
                day = Optional.of(dates.read(rest, Column.DATE));
            } catch (UnreadableFieldException e) {
                day = Optional.empty();
            }
        }
    }

    void row(Line line, Owner owner) {
        rows++;
        if (rows > MOST) {
            throw new UnreadableTableException("too many positions");
        }
        Account account = byOwner.computeIfAbsent(owner.id(), _ -> new Account(owner));
        try {
            add(line, account);
        } catch (UnreadableFieldException e) {
            account.leftOut.add(
                    new LeftOut(
                            LeftOut.Kind.HOLDING,
                            Optional.of(line.number()),
                            Optional.empty(),
                            Optional.empty(),
                            e.column().flatMap(table::name),
                            e.reason()));
        }
    }

    private void add(Line line, Account account) {
        if (line.exceeds(table.header().size())) {
            throw new UnreadableFieldException(Optional.empty(), Reason.TOO_MANY_FIELDS);
        }
        String symbol = table.field(line, Column.SYMBOL);
        BigDecimal value =
                number(line, Column.VALUE)
                        .orElseThrow(
                                () -> new UnreadableFieldException(Column.VALUE, Reason.MISSING));
        account.worth =
                ExactDecimal.bounded(account.worth.add(value))
                        .orElseThrow(() ->
                                new UnreadableFieldException(Column.VALUE, Reason.OUT_OF_BOUNDS));
        if (symbol.equals(PENDING)) {
            return;
        }
        // What keeps the cash has no quantity in some tables: it is as many dollars.
        BigDecimal quantity =
                number(line, Column.QUANTITY)
                        .or(() -> Optional.of(value).filter(_ -> symbol.endsWith(CORE)))
                        .orElseThrow(() ->
                                new UnreadableFieldException(Column.QUANTITY, Reason.MISSING));
        if (quantity.signum() != 0) {
            account.holdings.add(holding(line, account, symbol, quantity, value));
        }
    }

    private NormalizedHolding holding(
            Line line, Account account, String symbol, BigDecimal quantity, BigDecimal value) {
        String bare = symbol(symbol);
        String name = Descriptions.joined(table.field(line, Column.SECURITY), "");
        String key = bare.isEmpty() ? name : bare;
        if (key.isEmpty() || key.length() > LONGEST_ID) {
            throw new UnreadableFieldException(
                    Column.SYMBOL, key.isEmpty() ? Reason.MISSING : Reason.TOO_LONG);
        }
        int before = account.seen.merge(key, 1, Integer::sum);
        return new NormalizedHolding(
                account.owner.id(),
                before == 1 ? key : key + ":" + before,
                Optional.of(bare).filter(it -> !it.isEmpty()),
                name,
                type(symbol),
                quantity,
                account.owner.currency(),
                Optional.of(value),
                number(line, Column.COST),
                number(line, Column.AVERAGE_COST),
                number(line, Column.PRICE));
    }

    private Optional<BigDecimal> number(Line line, Column column) {
        return numbers.optional(table.field(line, column), column);
    }

    private static AssetType type(String symbol) {
        if (symbol.endsWith(CORE)) {
            return AssetType.CASH_EQUIVALENT;
        }
        return symbol.startsWith("-") ? AssetType.OPTION : AssetType.OTHER;
    }

    /** Of a list that is not whole nobody can tell what is held no more, or what it comes to. */
    List<Statement> statements() {
        return byOwner.values().stream()
                .map(account -> {
                    boolean whole = account.leftOut.isEmpty();
                    return new Statement(
                            account.owner.with(whole ? account.worth : BigDecimal.ZERO),
                            whole,
                            day,
                            Optional.of(List.copyOf(account.holdings)).filter(_ -> whole),
                            account.leftOut);
                })
                .toList();
    }
}
