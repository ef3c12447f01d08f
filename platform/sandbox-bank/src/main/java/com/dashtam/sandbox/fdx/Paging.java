package com.dashtam.sandbox.fdx;

import com.dashtam.sandbox.http.Parameters;
import com.dashtam.sandbox.http.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;

/** Cuts lists into pages in one of the two styles. */
final class Paging {
    private static final int DEFAULT_SIZE = 100;

    private final PagingStyle style;
    private final int largest;

    Paging(PagingStyle style, int largestPage) {
        this.style = style;
        this.largest = largestPage;
    }

    /** The query parameter in which this style takes the key of a page. */
    String parameter() {
        return switch (style) {
            case OFFSET -> "offset";
            case CURSOR -> "pageKey";
        };
    }

    /**
     * @param key a text that names an item
     * @param after whether an item stands after the one that a key names
     */
    <T> Page<T> cut(
            List<T> all,
            Parameters query,
            Function<T, String> key,
            Function<String, Predicate<T>> after) {
        int size = size(query);
        Optional<String> start = query.get("pageKey").or(() -> query.get("offset"));
        return switch (style) {
            case OFFSET -> byOffset(all, size, start);
            case CURSOR -> byCursor(all, size, start, key, after);
        };
    }

    private static <T> Page<T> byOffset(List<T> all, int size, Optional<String> start) {
        int from = Math.min(start.map(Paging::number).orElse(0), all.size());
        int to = Math.min(from + size, all.size());
        return new Page<>(
                all.subList(from, to),
                to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty(),
                from > 0
                        ? Optional.of(Integer.toString(Math.max(0, from - size)))
                        : Optional.empty(),
                OptionalInt.of(all.size()));
    }

    private static <T> Page<T> byCursor(
            List<T> all,
            int size,
            Optional<String> start,
            Function<T, String> key,
            Function<String, Predicate<T>> after) {
        Predicate<T> wanted = start.map(text -> after.apply(decode(text))).orElse(_ -> true);
        List<T> rest = all.stream().filter(wanted).limit(size + 1L).toList();
        List<T> items = rest.subList(0, Math.min(size, rest.size()));
        return new Page<>(
                items,
                rest.size() > size
                        ? Optional.of(encode(key.apply(items.getLast())))
                        : Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());
    }

    private int size(Parameters query) {
        int asked = query.get("limit").map(Paging::number).orElse(DEFAULT_SIZE);
        if (asked < 1) {
            throw new RefusedException(400, "401", "limit must be at least 1");
        }
        return Math.min(asked, largest);
    }

    private static int number(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException malformed) {
            // refused below, as a negative number is
        }
        throw new RefusedException(400, "401", "limit and offset must be numbers");
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new RefusedException(400, "401", "The page key is invalid");
        }
    }
}
