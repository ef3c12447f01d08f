package com.dashtam.provider.infrastructure.ofx;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Character references and the named ones that SGML and XML know by themselves. An ampersand that
 * starts none stands for itself, and so does the name of an entity that a file defines.
 */
final class Entities {

    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos|nbsp));");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");
    private static final int HEXADECIMAL = 16;
    private static final int DECIMAL = 10;

    private Entities() {}

    static String resolve(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        return REFERENCE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(meaning(found)));
    }

    private static String meaning(MatchResult found) {
        if (found.group(1) != null) {
            return character(Integer.parseInt(found.group(1), DECIMAL), found);
        }
        if (found.group(2) != null) {
            return character(Integer.parseInt(found.group(2), HEXADECIMAL), found);
        }
        return NAMED.getOrDefault(found.group(3), found.group());
    }

    private static String character(int code, MatchResult found) {
        return Character.isValidCodePoint(code) ? Character.toString(code) : found.group();
    }
}
