package com.dashtam.sync.domain.transaction;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The words that a description must have, in any order; of the last one its beginning is enough. A
 * word is a row of letters and digits.
 */
public record SearchWords(List<String> words) {

    public static final int MAX_WORDS = 8;

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    public SearchWords {
        if (words.isEmpty() || words.size() > MAX_WORDS) {
            throw new IllegalArgumentException("a search for " + words.size() + " words");
        }
        words = List.copyOf(words);
    }

    /** Absent where the text has no word, or too many. */
    public static Optional<SearchWords> parse(String text) {
        List<String> words = of(text);
        return words.isEmpty() || words.size() > MAX_WORDS
                ? Optional.empty()
                : Optional.of(new SearchWords(words));
    }

    /** The words of any text, in lower case. */
    public static List<String> of(String text) {
        return Arrays.stream(BETWEEN.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
