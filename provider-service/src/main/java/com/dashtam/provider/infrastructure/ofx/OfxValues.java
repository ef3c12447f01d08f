package com.dashtam.provider.infrastructure.ofx;

import com.dashtam.kernel.feed.LeftOut.Reason;
import com.dashtam.provider.domain.feed.ExactDecimal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** The value types of OFX. */
final class OfxValues {

    private static final String SIGN = "[+-]?";
    private static final Pattern PLAIN = Pattern.compile(SIGN + "(\\d+\\.?\\d*|\\.\\d+)");
    private static final Pattern DECIMAL_COMMA = Pattern.compile(SIGN + "\\d*,\\d+");
    private static final Pattern GROUPED_BY_COMMAS =
            Pattern.compile(SIGN + "\\d{1,3}(,\\d{3})+\\.\\d*|" + SIGN + "\\d{1,3}(,\\d{3}){2,}");
    private static final Pattern GROUPED_BY_POINTS =
            Pattern.compile(SIGN + "\\d{1,3}(\\.\\d{3})+,\\d*|" + SIGN + "\\d{1,3}(\\.\\d{3}){2,}");
    private static final Pattern GROUPED_BY_GAPS =
            Pattern.compile(SIGN + "\\d{1,3}([ '\u2019\u00A0\u202F]\\d{3})+([.,]\\d*)?");

    /** One thousand and some, or one and some thousandths: nobody can tell. */
    private static final Pattern AMBIGUOUS = Pattern.compile(SIGN + "[1-9]\\d{0,2},\\d{3}");

    private static final Pattern GAPS = Pattern.compile("[ '\u2019\u00A0\u202F]");
    private static final Pattern DASHED_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}.*");
    private static final int DATE_DIGITS = 8;
    private static final int LONGEST = 100;

    private OfxValues() {}

    /**
     * A number to the digit. The decimal sign is a point or a comma (OFX 1.6, section 3.2.9.1);
     * groups of thousands, which OFX does not have, are read where they can mean only one number.
     *
     * @throws UnreadableException for anything else: no digit is guessed or dropped
     */
    static BigDecimal number(String text) {
        String number = text.length() > LONGEST ? "" : signed(text.strip());
        if (AMBIGUOUS.matcher(number).matches()) {
            throw new UnreadableException(
                    Reason.AMBIGUOUS_NUMBER, "a comma may part thousands or decimals");
        }
        return ExactDecimal.parse(plain(number))
                .orElseThrow(
                        () -> new UnreadableException(Reason.NOT_A_NUMBER, "a number is none"));
    }

    /** What was worked out from numbers, which may be out of all bounds though they are not. */
    static BigDecimal bounded(BigDecimal number) {
        return ExactDecimal.bounded(number)
                .orElseThrow(() ->
                        new UnreadableException(Reason.OUT_OF_BOUNDS, "a number is out of bounds"));
    }

    private static String plain(String number) {
        if (PLAIN.matcher(number).matches()) {
            return number;
        }
        if (DECIMAL_COMMA.matcher(number).matches()) {
            return number.replace(',', '.');
        }
        if (GROUPED_BY_COMMAS.matcher(number).matches()) {
            return number.replace(",", "");
        }
        if (GROUPED_BY_POINTS.matcher(number).matches()) {
            return number.replace(".", "").replace(',', '.');
        }
        if (GROUPED_BY_GAPS.matcher(number).matches()) {
            return GAPS.matcher(number).replaceAll("").replace(',', '.');
        }
        return "";
    }

    /** With the sign in front, where some write it behind or as a dash. */
    private static String signed(String text) {
        String number = text.replace('\u2212', '-');
        return number.length() > 1 && number.endsWith("-") && Character.isDigit(number.charAt(0))
                ? "-" + number.substring(0, number.length() - 1)
                : number;
    }

    /**
     * The day as written, which is the institution's own; time and zone behind it, which may be
     * broken, would only move it.
     */
    static LocalDate date(String text) {
        try {
            if (DASHED_DATE.matcher(text).matches()) {
                return LocalDate.parse(text.substring(0, DATE_DIGITS + 2));
            }
            return LocalDate.parse(
                    text.substring(0, Math.min(text.length(), DATE_DIGITS)),
                    DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            throw new UnreadableException(Reason.NOT_A_DATE, "a date is none");
        }
    }
}
