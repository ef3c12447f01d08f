package com.dashtam.provider.infrastructure.csv;

import com.dashtam.kernel.feed.ColumnMapping.Column;
import com.dashtam.kernel.feed.ColumnMapping.DecimalMark;
import com.dashtam.kernel.feed.LeftOut.Reason;
import com.dashtam.provider.domain.feed.ExactDecimal;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Numbers as tables have them: with a currency sign, groups of thousands, and what is below zero in
 * parentheses or with the sign before or behind. No digit is guessed or dropped.
 */
final class Numbers {

    private static final int LONGEST = 60;
    private static final int GROUP = 3;

    private final DecimalMark mark;

    Numbers(DecimalMark mark) {
        this.mark = mark;
    }

    /** Whether a field says that there is no number. */
    static boolean isNone(String text) {
        return text.isEmpty()
                || text.equals("-")
                || text.equals("--")
                || text.equalsIgnoreCase("n/a");
    }

    Optional<BigDecimal> optional(String text, Column column) {
        return isNone(text) ? Optional.empty() : Optional.of(read(text, column));
    }

    /**
     * A number to the digit.
     *
     * @throws UnreadableFieldException when it is none
     */
    BigDecimal read(String text, Column column) {
        String plain = text.length() > LONGEST ? "" : plain(text);
        return ExactDecimal.parse(plain)
                .orElseThrow(() -> new UnreadableFieldException(column, Reason.NOT_A_NUMBER));
    }

    /** As Java writes it; empty for what is no number. */
    private String plain(String text) {
        Shell shell = Shell.of(text);
        String digits = digits(text, shell.from(), shell.to());
        return digits.isEmpty() || !shell.sound() ? "" : shell.negative() ? "-" + digits : digits;
    }

    private String digits(String text, int from, int to) {
        var digits = new StringBuilder(to - from);
        char group = 0;
        int inGroup = 0;
        boolean fraction = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
                inGroup++;
            } else if (isMark(c) && !fraction && isWhole(group, inGroup)) {
                digits.append('.');
                fraction = true;
            } else if (isGroup(c) && !fraction && begins(group, c, inGroup)) {
                group = c;
                inGroup = 0;
            } else {
                return "";
            }
        }
        boolean whole = fraction || isWhole(group, inGroup);
        return whole && digits.chars().anyMatch(Character::isDigit) ? digits.toString() : "";
    }

    private static boolean isWhole(char group, int inGroup) {
        return group == 0 || inGroup == GROUP;
    }

    private static boolean begins(char group, char next, int inGroup) {
        return group == 0 ? inGroup >= 1 && inGroup <= GROUP : group == next && inGroup == GROUP;
    }

    private boolean isMark(char c) {
        return switch (mark) {
            case POINT -> c == '.';
            case COMMA -> c == ',';
        };
    }

    private boolean isGroup(char c) {
        return switch (mark) {
            case POINT -> c == ',' || isGap(c);
            case COMMA -> c == '.' || isGap(c);
        };
    }

    private static boolean isGap(char c) {
        return c == ' ' || c == '\'' || c == '\u2019' || c == '\u00A0' || c == '\u202F';
    }

    /**
     * What stands around the digits.
     *
     * @param sound whether it makes sense: one sign at most, parentheses in pairs
     */
    record Shell(int from, int to, boolean negative, boolean sound) {

        static Shell of(String text) {
            int from = 0;
            int to = text.length();
            int signs = 0;
            int open = 0;
            int close = 0;
            boolean negative = false;
            while (from < to && isBefore(text.charAt(from))) {
                char c = text.charAt(from);
                signs += c == '-' || c == '\u2212' || c == '+' ? 1 : 0;
                negative |= c == '-' || c == '\u2212';
                open += c == '(' ? 1 : 0;
                from++;
            }
            while (from < to && isBehind(text.charAt(to - 1))) {
                char c = text.charAt(to - 1);
                signs += c == '-' || c == '\u2212' ? 1 : 0;
                negative |= c == '-' || c == '\u2212';
                close += c == ')' ? 1 : 0;
                to--;
            }
            boolean sound = open == close && signs + open <= 1;
            return new Shell(from, to, negative || open == 1, sound);
        }

        private static boolean isBefore(char c) {
            return c == '-' || c == '\u2212' || c == '+' || c == '(' || isBeside(c);
        }

        private static boolean isBehind(char c) {
            return c == '-' || c == '\u2212' || c == ')' || isBeside(c);
        }

        private static boolean isBeside(char c) {
            return c == '$' || c == '€' || c == '£' || c == '¥' || isGap(c);
        }
    }
}
