package com.dashtam.provider.infrastructure.csv;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.ColumnMapping;
import com.dashtam.kernel.feed.ColumnMapping.Column;
import com.dashtam.kernel.feed.ColumnMapping.DateOrder;
import com.dashtam.kernel.feed.ColumnMapping.DecimalMark;
import com.dashtam.kernel.feed.ColumnMapping.Preset;
import com.dashtam.kernel.feed.ColumnMapping.Sign;
import java.util.List;
import java.util.Optional;

/**
 * What the rows of a table tell of how it is written. What they do not tell for sure stays
 * undecided.
 */
final class Evidence {

    private static final int LAST_MONTH = 12;
    private static final int GROUP = 3;
    private static final List<Column> NUMBERS =
            List.of(
                    Column.AMOUNT,
                    Column.DEBIT,
                    Column.CREDIT,
                    Column.BALANCE,
                    Column.QUANTITY,
                    Column.PRICE,
                    Column.VALUE);

    private final Table table;
    private int monthFirst;
    private int dayFirst;
    private int eitherFirst;
    private int points;
    private int commas;
    private int eitherMark;
    private int negatives;
    private int positives;
    private int sides;
    private boolean debitAboveZero;

    Evidence(Table table) {
        this.table = table;
    }

    /** What tables of presets are like is known. */
    void see(Line line) {
        if (table.preset() != Preset.GENERIC) {
            return;
        }
        Dates.Figures.of(table.field(line, Column.DATE)).ifPresent(this::see);
        NUMBERS.forEach(column -> see(table.field(line, column)));
        String amount = table.field(line, Column.AMOUNT);
        if (!Numbers.isNone(amount)) {
            if (Numbers.Shell.of(amount).negative()) {
                negatives++;
            } else {
                positives++;
            }
        }
        debitAboveZero |= isAboveZero(table.field(line, Column.DEBIT));
        if (Kinds.side(table.field(line, Column.TYPE)).isPresent()) {
            sides++;
        }
    }

    private static boolean isAboveZero(String number) {
        return !Numbers.Shell.of(number).negative()
                && number.chars().anyMatch(c -> c >= '1' && c <= '9');
    }

    private void see(Dates.Figures date) {
        if (date.yearFirst()) {
            return;
        }
        if (date.first() > LAST_MONTH) {
            dayFirst++;
        } else if (date.second() > LAST_MONTH) {
            monthFirst++;
        } else if (date.first() != date.second()) {
            eitherFirst++;
        }
    }

    private void see(String number) {
        int point = number.lastIndexOf('.');
        int comma = number.lastIndexOf(',');
        if (point >= 0 && comma >= 0) {
            if (point > comma) {
                points++;
            } else {
                commas++;
            }
        } else if (point >= 0 || comma >= 0) {
            see(number, point >= 0 ? '.' : ',');
        }
    }

    private void see(String number, char mark) {
        Numbers.Shell shell = Numbers.Shell.of(number);
        int first = number.indexOf(mark);
        int last = number.lastIndexOf(mark);
        int before = first - shell.from();
        boolean thousands = shell.to() - last - 1 == GROUP && before >= 1 && before <= GROUP;
        if (first != last) {
            // It parts groups, so the other one parts decimals.
            count(mark == '.' ? ',' : '.');
        } else if (thousands && number.charAt(shell.from()) != '0') {
            eitherMark++;
        } else {
            count(mark);
        }
    }

    private void count(char mark) {
        if (mark == '.') {
            points++;
        } else {
            commas++;
        }
    }

    /**
     * Whether debits are written above zero: one below it is then a debit that was taken back.
     * Where none is above it, the sign says no more than the column does.
     */
    boolean debitsAboveZero() {
        return debitAboveZero;
    }

    Optional<DateOrder> dateOrder(ColumnMapping told) {
        if (told.dateOrder().isPresent()) {
            return told.dateOrder();
        }
        if (table.preset() != Preset.GENERIC) {
            return Optional.of(DateOrder.MONTH_DAY_YEAR);
        }
        if (monthFirst > 0 && dayFirst > 0) {
            return Optional.empty();
        }
        if (monthFirst > 0) {
            return Optional.of(DateOrder.MONTH_DAY_YEAR);
        }
        if (dayFirst > 0) {
            return Optional.of(DateOrder.DAY_MONTH_YEAR);
        }
        return eitherFirst > 0 ? Optional.empty() : Optional.of(DateOrder.YEAR_MONTH_DAY);
    }

    Optional<DecimalMark> decimalMark(ColumnMapping told) {
        if (told.decimalMark().isPresent()) {
            return told.decimalMark();
        }
        if (table.preset() != Preset.GENERIC) {
            return Optional.of(DecimalMark.POINT);
        }
        if (points > 0 && commas > 0) {
            return Optional.empty();
        }
        if (points > 0) {
            return Optional.of(DecimalMark.POINT);
        }
        if (commas > 0) {
            return Optional.of(DecimalMark.COMMA);
        }
        return eitherMark > 0 ? Optional.empty() : Optional.of(DecimalMark.POINT);
    }

    /**
     * Below zero is taken for what was lost, unless nothing is below zero, or most of what a card
     * shows is above it: what people buy by it is the more.
     */
    Optional<Sign> sign(ColumnMapping told) {
        if (!table.has(Column.AMOUNT)) {
            return Optional.of(Sign.BY_COLUMN);
        }
        if (told.sign().filter(it -> it != Sign.BY_COLUMN).isPresent()) {
            return told.sign();
        }
        if (table.preset() != Preset.GENERIC) {
            return Optional.of(Sign.NEGATIVE_IS_OUT);
        }
        if (negatives == 0 && sides > 0) {
            return Optional.of(Sign.BY_TYPE);
        }
        boolean onCredit =
                told.account()
                        .filter(it -> it.type().family() == AccountType.Family.CREDIT)
                        .isPresent();
        boolean unclear = negatives == 0 && positives > 0 || onCredit && positives > negatives;
        return unclear ? Optional.empty() : Optional.of(Sign.NEGATIVE_IS_OUT);
    }
}
