package com.dashtam.kernel.feed;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Days written as {@code 2026-01-31}, several in each of many thousand transactions. */
public final class IsoDay {

    private static final String SHAPE = "0000-00-00";
    private static final int MONTH = "0000-".length();
    private static final int DAY = "0000-00-".length();

    private IsoDay() {}

    /**
     * The same as {@link LocalDate#parse(CharSequence)}, for less where the year has four digits.
     *
     * @throws DateTimeException when the text is no day
     */
    public static LocalDate parse(String text) {
        return isUsual(text)
                ? LocalDate.of(
                        number(text, 0, MONTH - 1),
                        number(text, MONTH, DAY - 1),
                        number(text, DAY, SHAPE.length()))
                : LocalDate.parse(text);
    }

    private static boolean isUsual(String text) {
        if (text.length() != SHAPE.length()) {
            return false;
        }
        for (int i = 0; i < SHAPE.length(); i++) {
            char c = text.charAt(i);
            if (SHAPE.charAt(i) == '-' ? c != '-' : c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(String digits, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + digits.charAt(i) - '0';
        }
        return number;
    }
}
