package com.dashtam.provider.infrastructure.csv;

import com.dashtam.kernel.feed.ColumnMapping;
import com.dashtam.kernel.feed.ColumnMapping.Column;
import com.dashtam.kernel.feed.ColumnMapping.DateOrder;
import com.dashtam.kernel.feed.ColumnMapping.DecimalMark;
import com.dashtam.kernel.feed.ColumnMapping.Preset;
import com.dashtam.kernel.feed.ColumnMapping.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the rows of a table are to be understood, as far as that is decided.
 *
 * @param debitsAboveZero whether a debit below zero was taken back
 */
record Conventions(
        Optional<DateOrder> dateOrder,
        Optional<DecimalMark> decimalMark,
        Optional<Sign> sign,
        boolean debitsAboveZero) {

    static Conventions of(Evidence evidence, ColumnMapping told) {
        return new Conventions(
                evidence.dateOrder(told),
                evidence.decimalMark(told),
                evidence.sign(told),
                evidence.debitsAboveZero());
    }

    /** Paths of the mapping. */
    List<String> undecided(Table table) {
        var undecided = new ArrayList<String>();
        if (dateOrder.isEmpty()) {
            undecided.add("date_order");
        }
        if (decimalMark.isEmpty()) {
            undecided.add("decimal_mark");
        }
        boolean unsigned = sign.isEmpty() && !table.isOfPositions();
        if (unsigned || sign.filter(Sign.BY_TYPE::equals).isPresent() && !table.has(Column.TYPE)) {
            undecided.add("sign");
        }
        return undecided;
    }

    /** The mapping with all this in it. */
    ColumnMapping in(ColumnMapping mapping) {
        return new ColumnMapping(
                mapping.preset(),
                mapping.delimiter(),
                mapping.encoding(),
                mapping.headerRow(),
                dateOrder,
                decimalMark,
                sign,
                mapping.columns(),
                mapping.account());
    }

    Dates dates() {
        return new Dates(dateOrder.orElse(DateOrder.YEAR_MONTH_DAY));
    }

    Numbers numbers() {
        return new Numbers(decimalMark.orElse(DecimalMark.POINT));
    }

    /** Whether a record is a row at all: Fidelity and Bank of America write texts between them. */
    static boolean isRow(Table table, Line line) {
        int filled = line.filled();
        return switch (table.preset()) {
            case FIDELITY_HISTORY, FIDELITY_POSITIONS -> filled > 1;
            case BANK_OF_AMERICA_ACCOUNT ->
                    filled > 0
                            && !(table.field(line, Column.AMOUNT).isEmpty()
                                    && table.field(line, Column.DESCRIPTION)
                                            .startsWith("Beginning balance as of"));
            case CHASE_CHECKING, CHASE_CARD, BANK_OF_AMERICA_CARD, GENERIC -> filled > 0;
        };
    }

    static boolean isOfFidelity(Preset preset) {
        return preset == Preset.FIDELITY_HISTORY || preset == Preset.FIDELITY_POSITIONS;
    }
}
