package com.dashtam.provider.infrastructure.csv;

import com.dashtam.kernel.feed.ColumnMapping.Column;
import com.dashtam.kernel.feed.ColumnMapping.Preset;
import com.dashtam.provider.infrastructure.csv.Owners.Owner;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The balances of accounts, by the running balance of a table: that of its first or of its last
 * row, whichever is newer. Tables are sorted by day, one way or the other.
 */
final class Balances {

    private final Table table;
    private final Map<String, Ends> byOwner = new LinkedHashMap<>();

    Balances(Table table) {
        this.table = table;
    }

    /** The first and the last row of an account that tells a balance, as texts. */
    private record Ends(Text first, Text last) {}

    private record Text(String day, String balance) {}

    /** What an account came to on some day. */
    record Balance(BigDecimal amount, LocalDate day) {}

    void see(Line line, String ownerId) {
        String balance = table.field(line, Column.BALANCE);
        if (!Numbers.isNone(balance)) {
            var text = new Text(table.field(line, Column.DATE), balance);
            byOwner.merge(
                    ownerId, new Ends(text, text), (known, _) -> new Ends(known.first(), text));
        }
    }

    /** Absent where the table says nothing, or nothing that can be read. */
    Optional<Balance> of(Owner owner, Conventions conventions) {
        return Optional.ofNullable(byOwner.get(owner.id()))
                .flatMap(ends ->
                        newer(read(ends.first(), conventions), read(ends.last(), conventions)));
    }

    private Optional<Balance> newer(Optional<Balance> first, Optional<Balance> last) {
        if (first.isEmpty() || last.isEmpty()) {
            return first.or(() -> last);
        }
        int order = first.get().day().compareTo(last.get().day());
        boolean newestFirst = order > 0 || order == 0 && table.preset() == Preset.CHASE_CHECKING;
        return newestFirst ? first : last;
    }

    private static Optional<Balance> read(Text text, Conventions conventions) {
        try {
            return Optional.of(
                    new Balance(
                            conventions.numbers().read(text.balance(), Column.BALANCE),
                            conventions.dates().read(text.day(), Column.DATE)));
        } catch (UnreadableFieldException e) {
            return Optional.empty();
        }
    }
}
