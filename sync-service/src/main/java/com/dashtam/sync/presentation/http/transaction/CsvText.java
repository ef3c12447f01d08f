package com.dashtam.sync.presentation.http.transaction;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.StringJoiner;

/** One record of comma-separated values (RFC 4180), put together field by field. */
final class CsvText {

    /**
     * Spreadsheets take a cell that begins like this for a formula, the wide forms of the signs
     * included; an apostrophe before it makes it text.
     */
    private static final String FORMULA_BEGINS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private static final String END_OF_RECORD = "\r\n";

    private final StringJoiner fields = new StringJoiner(",", "", END_OF_RECORD);

    /** A text that somebody else wrote. */
    CsvText text(String text) {
        boolean isFormula = !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0;
        fields.add("\"" + (isFormula ? "'" : "") + text.replace("\"", "\"\"") + "\"");
        return this;
    }

    CsvText text(Optional<String> text) {
        return text.map(this::text).orElseGet(() -> plain(""));
    }

    CsvText number(BigDecimal number) {
        return plain(number.toPlainString());
    }

    CsvText number(Optional<BigDecimal> number) {
        return number.map(n -> number(n.stripTrailingZeros())).orElseGet(() -> plain(""));
    }

    /** A value of ours: no comma, no quote and nothing that looks like a formula is in it. */
    CsvText plain(Object value) {
        fields.add(value.toString());
        return this;
    }

    CsvText plain(Optional<?> value) {
        return plain(value.<Object>map(found -> found).orElse(""));
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
