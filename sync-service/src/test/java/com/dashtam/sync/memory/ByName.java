package com.dashtam.sync.memory;

import com.dashtam.sync.domain.page.NamePosition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Pages of lists by name. */
final class ByName {

    private static final Comparator<NamePosition> ORDER =
            Comparator.comparing(NamePosition::beginning)
                    .thenComparing(position -> position.id().toString());

    private ByName() {}

    static <T> List<T> page(
            Stream<T> items,
            Function<T, NamePosition> position,
            Optional<NamePosition> after,
            int limit) {
        return items.filter(item ->
                        after.map(last -> ORDER.compare(position.apply(item), last) > 0)
                                .orElse(true))
                .sorted(Comparator.comparing(position, ORDER))
                .limit(limit)
                .toList();
    }
}
