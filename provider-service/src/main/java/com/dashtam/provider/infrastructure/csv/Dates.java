package com.dashtam.provider.infrastructure.csv;

import com.dashtam.kernel.feed.ColumnMapping.Column;
import com.dashtam.kernel.feed.ColumnMapping.DateOrder;
import com.dashtam.kernel.feed.LeftOut.Reason;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days as tables have them, whatever time stands behind them. A year that comes first is a year
 * whatever the order is; months in words need no order.
 */
final class Dates {

    private static final Pattern FIGURES =
            Pattern.compile("(\\d{1,4})([/.-])\\s?(\\d{1,2})\\2\\s?(\\d{1,4})(?:[T ,].*)?");
    private static final Pattern COMPACT = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern DAY_FIRST =
            Pattern.compile(
                    "(\\d{1,2})[ ./-]+(\\p{Alpha}{3})\\p{Alpha}*[ .,/-]+(\\d{4})(?:[ ,].*)?");
    private static final Pattern MONTH_FIRST =
            Pattern.compile(
                    "(\\p{Alpha}{3})\\p{Alpha}*[ ./-]+(\\d{1,2})[ ,./-]+(\\d{4})(?:[ ,].*)?");
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");
    private static final int LONGEST = 40;
    private static final int YEAR = 4;
    private static final int CENTURY = 100;

    /** Two figures stand for a year from 1970 to 2069, as in POSIX. */
    private static final int FIRST_OF_LAST_CENTURY = 70;

    private final DateOrder order;
    private String lastText = "";
    private Optional<LocalDate> lastDay = Optional.empty();

    Dates(DateOrder order) {
        this.order = order;
    }

    /** The three figures of a date that is told in figures, as they stand. */
    record Figures(int first, int second, int third, boolean yearFirst) {

        static Optional<Figures> of(String text) {
            Matcher found = FIGURES.matcher(text.length() > LONGEST ? "" : text);
            if (found.matches()) {
                int first = found.group(1).length();
                int last = found.group(4).length();
                boolean yearFirst = first == YEAR;
                boolean sound = yearFirst ? last <= 2 : first <= 2 && (last == 2 || last == YEAR);
                return sound
                        ? Optional.of(
                                new Figures(
                                        number(found, 1),
                                        number(found, 3),
                                        number(found, 4),
                                        yearFirst))
                        : Optional.empty();
            }
            Matcher compact = COMPACT.matcher(text);
            return compact.matches()
                    ? Optional.of(
                            new Figures(
                                    number(compact, 1),
                                    number(compact, 2),
                                    number(compact, 3),
                                    true))
                    : Optional.empty();
        }
    }

    /**
     * A day.
     *
     * @throws UnreadableFieldException when it is none
     */
    LocalDate read(String text, Column column) {
        // Rows of one day follow each other.
        if (lastDay.isPresent() && text.equals(lastText)) {
            return lastDay.get();
        }
        LocalDate day = parsed(text, column);
        lastText = text;
        lastDay = Optional.of(day);
        return day;
    }

    private LocalDate parsed(String text, Column column) {
        if (text.isEmpty()) {
            throw new UnreadableFieldException(column, Reason.MISSING);
        }
        try {
            return Figures.of(text)
                    .map(this::day)
                    .or(() -> inWords(text))
                    .orElseThrow(() -> new UnreadableFieldException(column, Reason.NOT_A_DATE));
        } catch (DateTimeException e) {
            throw new UnreadableFieldException(column, Reason.NOT_A_DATE);
        }
    }

    private LocalDate day(Figures date) {
        if (date.yearFirst()) {
            return LocalDate.of(date.first(), date.second(), date.third());
        }
        return switch (order) {
            case YEAR_MONTH_DAY -> LocalDate.of(year(date.first()), date.second(), date.third());
            case MONTH_DAY_YEAR -> LocalDate.of(year(date.third()), date.first(), date.second());
            case DAY_MONTH_YEAR -> LocalDate.of(year(date.third()), date.second(), date.first());
        };
    }

    private static int year(int figures) {
        if (figures >= CENTURY) {
            return figures;
        }
        return figures < FIRST_OF_LAST_CENTURY ? figures + 2000 : figures + 1900;
    }

    /** With the month as an English word. */
    static Optional<LocalDate> inWords(String text) {
        String bounded = text.length() > LONGEST ? "" : text;
        Matcher dayFirst = DAY_FIRST.matcher(bounded);
        if (dayFirst.matches()) {
            return day(number(dayFirst, 3), dayFirst.group(2), number(dayFirst, 1));
        }
        Matcher monthFirst = MONTH_FIRST.matcher(bounded);
        return monthFirst.matches()
                ? day(number(monthFirst, 3), monthFirst.group(1), number(monthFirst, 2))
                : Optional.empty();
    }

    private static Optional<LocalDate> day(int year, String month, int day) {
        int index = MONTHS.indexOf(month.toLowerCase(Locale.ROOT));
        return index < 0 ? Optional.empty() : Optional.of(LocalDate.of(year, index + 1, day));
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
