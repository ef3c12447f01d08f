package com.dashtam.gateway.edge;

import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the target of a request line: a path that every server behind us reads the same way, and a
 * query, in the characters of RFC 3986.
 */
final class RequestTarget {

    private static final BitSet PATH = characters("-._~!$&'()*+,=:@/");
    private static final BitSet QUERY = characters("-._~!$&'()*+,=:@/?;[]");

    // Encoded forms of . / ; \ and %: each would change the path when it is decoded.
    private static final Set<String> AMBIGUOUS = Set.of("2e", "2f", "3b", "5c", "25");
    private static final int FIRST_VISIBLE = 0x20;
    private static final int DELETE = 0x7f;

    private RequestTarget() {}

    static Optional<Refusal> check(String target) {
        int question = target.indexOf('?');
        var path = question < 0 ? target : target.substring(0, question);
        if (!path.startsWith("/")) {
            return Optional.of(Refusal.MALFORMED_TARGET);
        }
        if (path.indexOf(';') >= 0 || path.contains("//") || hasDotSegment(path)) {
            return Optional.of(Refusal.AMBIGUOUS_PATH);
        }
        return checkPath(path)
                .or(() -> question < 0 ? Optional.empty() : checkQuery(target, question + 1));
    }

    private static boolean hasDotSegment(String path) {
        return path.contains("..") || path.contains("/./") || path.endsWith("/.");
    }

    private static Optional<Refusal> checkPath(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '\\') {
                return Optional.of(Refusal.AMBIGUOUS_PATH);
            }
            if (c == '%') {
                if (!isEncoded(path, i)) {
                    return Optional.of(Refusal.MALFORMED_TARGET);
                }
                if (changesMeaning(path.substring(i + 1, i + 3))) {
                    return Optional.of(Refusal.AMBIGUOUS_PATH);
                }
            } else if (!PATH.get(c)) {
                return Optional.of(Refusal.MALFORMED_TARGET);
            }
        }
        return Optional.empty();
    }

    private static boolean changesMeaning(String hex) {
        int value = Integer.parseInt(hex, 16);
        return value < FIRST_VISIBLE
                || value == DELETE
                || AMBIGUOUS.contains(hex.toLowerCase(Locale.ROOT));
    }

    private static Optional<Refusal> checkQuery(String target, int start) {
        for (int i = start; i < target.length(); i++) {
            char c = target.charAt(i);
            boolean allowed = c == '%' ? isEncoded(target, i) : QUERY.get(c);
            if (!allowed) {
                return Optional.of(Refusal.MALFORMED_TARGET);
            }
        }
        return Optional.empty();
    }

    private static boolean isEncoded(String text, int percent) {
        return percent + 2 < text.length()
                && isHex(text.charAt(percent + 1))
                && isHex(text.charAt(percent + 2));
    }

    private static boolean isHex(char c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }

    private static BitSet characters(String marks) {
        var set = new BitSet();
        set.set('a', 'z' + 1);
        set.set('A', 'Z' + 1);
        set.set('0', '9' + 1);
        marks.chars().forEach(set::set);
        return set;
    }
}
