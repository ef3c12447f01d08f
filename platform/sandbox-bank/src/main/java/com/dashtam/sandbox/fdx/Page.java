package com.dashtam.sandbox.fdx;

import com.dashtam.sandbox.http.Fields;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** A part of a list, and what leads to the parts around it. */
record Page<T>(List<T> items, Optional<String> next, Optional<String> previous, OptionalInt total) {

    /**
     * The FDX entities page and links; nextOffset stands beside nextPageKey because clients of
     * before 6.2 read that.
     *
     * @param link makes the address of a page from its key
     */
    Fields frame(UnaryOperator<String> link) {
        Fields page =
                Fields.none()
                        .and("nextOffset", next)
                        .and("nextPageKey", next)
                        .and("prevOffset", previous)
                        .and("previousPageKey", previous)
                        .and("totalElements", total.isPresent() ? total.getAsInt() : null);
        Fields links =
                Fields.none()
                        .and("next", next.map(key -> Fields.of("href", link.apply(key))))
                        .and("prev", previous.map(key -> Fields.of("href", link.apply(key))));
        return Fields.of("page", page).and("links", links);
    }
}
