package com.dashtam.provider.infrastructure.ofx;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Character references in SGML; an ampersand that starts none stands for itself. */
final class Entities {

    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#(\\d{1,7})|(amp|lt|gt|quot|apos|nbsp));");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");

    private Entities() {}

    static String resolve(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        return REFERENCE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(meaning(found)));
    }

    private static String meaning(java.util.regex.MatchResult found) {
        if (found.group(1) == null) {
            return NAMED.getOrDefault(found.group(2), found.group());
        }
        int code = Integer.parseInt(found.group(1));
        return Character.isValidCodePoint(code) ? Character.toString(code) : found.group();
    }
}
