package com.dashtam.kernel.feed;

import com.dashtam.kernel.money.Currency;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a table of transactions is to be read. What is absent is found out from the table.
 *
 * @param headerRow the line on which the names of the columns stand, from 1; 0 if there are none
 * @param columns the name of each column, or {@code #} and its place from 1
 * @param account whose table it is, where it does not say so itself
 */
public record ColumnMapping(
        Optional<Preset> preset,
        Optional<Delimiter> delimiter,
        Optional<Encoding> encoding,
        Optional<Integer> headerRow,
        Optional<DateOrder> dateOrder,
        Optional<DecimalMark> decimalMark,
        Optional<Sign> sign,
        Map<Column, String> columns,
        Optional<StatedAccount> account) {

    /** Everything is to be found out. */
    public static final ColumnMapping NONE =
            new ColumnMapping(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    Optional.empty());

    public ColumnMapping {
        columns = Map.copyOf(columns);
    }

    /** Tables of institutions that are known, and any other. */
    public enum Preset {
        CHASE_CHECKING,
        CHASE_CARD,
        BANK_OF_AMERICA_ACCOUNT,
        BANK_OF_AMERICA_CARD,
        FIDELITY_HISTORY,
        FIDELITY_POSITIONS,
        GENERIC;

        public String text() {
            return lower(this);
        }
    }

    /** What stands between two fields. */
    public enum Delimiter {
        COMMA(','),
        SEMICOLON(';'),
        TAB('\t'),
        PIPE('|');

        private final char character;

        Delimiter(char character) {
            this.character = character;
        }

        public char character() {
            return character;
        }

        public String text() {
            return lower(this);
        }
    }

    /** How the text is written as bytes. */
    public enum Encoding {
        UTF_8("utf-8"),
        UTF_16LE("utf-16le"),
        UTF_16BE("utf-16be"),
        WINDOWS_1252("windows-1252");

        private final String text;

        Encoding(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** In which order a date in figures has its parts. */
    public enum DateOrder {
        YEAR_MONTH_DAY,
        MONTH_DAY_YEAR,
        DAY_MONTH_YEAR;

        public String text() {
            return lower(this);
        }
    }

    /** What stands before the decimals of a number. */
    public enum DecimalMark {
        POINT,
        COMMA;

        public String text() {
            return lower(this);
        }
    }

    /** What tells whether the account gained or lost. */
    public enum Sign {
        /** What the account loses is below zero. */
        NEGATIVE_IS_OUT,
        /** What the account loses is above zero, as on some statements of cards. */
        POSITIVE_IS_OUT,
        /** The column of types says debit or credit, the amounts have no sign. */
        BY_TYPE,
        /** There is a column for what was lost and one for what was gained. */
        BY_COLUMN;

        public String text() {
            return lower(this);
        }
    }

    /** What a column says. */
    public enum Column {
        DATE,
        SETTLEMENT_DATE,
        DESCRIPTION,
        MEMO,
        AMOUNT,
        /** What the account lost, without a sign. */
        DEBIT,
        /** What the account gained, without a sign. */
        CREDIT,
        /** What kind of transaction it is, or on which side of the account it stands. */
        TYPE,
        /** Of the account after the transaction. */
        BALANCE,
        CURRENCY,
        REFERENCE,
        ACCOUNT_NUMBER,
        ACCOUNT_NAME,
        SYMBOL,
        SECURITY,
        QUANTITY,
        PRICE,
        COMMISSION,
        /** What a position is worth. */
        VALUE,
        /** What was paid for a position. */
        COST,
        AVERAGE_COST;

        public String text() {
            return lower(this);
        }
    }

    /**
     * An account as its owner names it. The same name, type, currency and mask are the same account
     * again.
     *
     * @param mask at most the last four characters of its number
     * @param balance what the user owns (positive) or owes (negative), where the table does not say
     */
    public record StatedAccount(
            String name,
            AccountType type,
            Currency currency,
            Optional<String> mask,
            Optional<BigDecimal> balance) {}

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
