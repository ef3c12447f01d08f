package com.dashtam.kernel.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Part of a list and where the next part begins.
 *
 * @param next an opaque cursor, absent on the last page
 */
public record Page<T>(List<T> items, Optional<String> next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page of a list that was read one row beyond the limit, to know whether there is more.
     *
     * @param found at most {@code limit + 1} rows
     * @param cursorAfter the cursor to what follows a row
     */
    public static <T> Page<T> cut(List<T> found, int limit, Function<T, String> cursorAfter) {
        if (found.size() <= limit) {
            return new Page<>(found, Optional.empty());
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, Optional.of(cursorAfter.apply(items.getLast())));
    }
}
