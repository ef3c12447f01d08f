package com.dashtam.provider.infrastructure.ofx;

import com.dashtam.provider.domain.feed.ExactDecimal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** The value types of OFX. */
final class OfxValues {

    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d*,\\d+");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+\\.\\d+");
    private static final int DATE_DIGITS = 8;

    private OfxValues() {}

    /** An amount to the digit; the decimal sign may be a comma (OFX 1.6, section 3.2.9.1). */
    static BigDecimal amount(String text) {
        String plain = text.strip();
        if (DECIMAL_COMMA.matcher(plain).matches()) {
            plain = plain.replace(',', '.');
        } else if (GROUPED.matcher(plain).matches()) {
            plain = plain.replace(",", "");
        }
        return ExactDecimal.parse(plain)
                .orElseThrow(() -> new UnreadableFileException("an amount is not a number"));
    }

    /** The day as written, which is the bank's own; time and zone behind it would only move it. */
    static LocalDate date(String text) {
        try {
            return LocalDate.parse(
                    text.substring(0, Math.min(text.length(), DATE_DIGITS)),
                    DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            throw new UnreadableFileException("a date is not one");
        }
    }
}
