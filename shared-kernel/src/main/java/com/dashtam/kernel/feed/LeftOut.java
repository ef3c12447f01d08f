package com.dashtam.kernel.feed;

import java.util.Locale;
import java.util.Optional;

/**
 * A record of a file that was left out.
 *
 * @param line of a table, from 1: the one on which the record begins
 * @param statement which one of the file, from 1
 * @param row which transaction, or which position, of the statement, from 1
 * @param field the column or element that is at fault, at most 100 characters
 */
public record LeftOut(
        Kind kind,
        Optional<Integer> line,
        Optional<Integer> statement,
        Optional<Integer> row,
        Optional<String> field,
        Reason reason) {

    /** Records that are told of one by one; of further ones only the number is. */
    public static final int MOST_TOLD = 1_000;

    private static final int LONGEST_FIELD = 100;

    public LeftOut {
        field = field.map(name -> name.substring(0, Math.min(name.length(), LONGEST_FIELD)));
    }

    /** A row of a table. */
    public static LeftOut ofTable(int line, Optional<String> field, Reason reason) {
        return new LeftOut(
                Kind.TRANSACTION,
                Optional.of(line),
                Optional.empty(),
                Optional.empty(),
                field,
                reason);
    }

    /** What it would have been. */
    public enum Kind {
        STATEMENT,
        TRANSACTION,
        HOLDING;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind parse(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** Why it was left out. */
    public enum Reason {
        /** The field is empty or not there. */
        MISSING,
        NOT_A_NUMBER,
        /** A comma may part thousands or decimals. */
        AMBIGUOUS_NUMBER,
        NOT_A_DATE,
        UNKNOWN_CURRENCY,
        /** Nothing tells whether the account gained or lost. */
        UNKNOWN_SIDE,
        TOO_LONG,
        /** There are more fields than columns, so nobody knows which is which. */
        TOO_MANY_FIELDS,
        /** It has more digits than are kept, or a day beyond all calendars. */
        OUT_OF_BOUNDS,
        /** The institution reported an error in its place. */
        REFUSED,
        /** Its identifier stands for another transaction, which was there before the file. */
        IDENTIFIER_REUSED,
        /** An earlier record of the file has its identifier and says something else. */
        IDENTIFIER_REPEATED,
        /** The account that it names is not in the file, or was left out. */
        ACCOUNT_UNKNOWN,
        OTHER;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Reason parse(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
