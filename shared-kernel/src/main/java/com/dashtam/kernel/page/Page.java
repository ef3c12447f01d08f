package com.dashtam.kernel.page;

import java.util.List;
import java.util.Optional;

/**
 * Part of a list and where the next part begins.
 *
 * @param next an opaque cursor, absent on the last page
 */
public record Page<T>(List<T> items, Optional<String> next) {

    public Page {
        items = List.copyOf(items);
    }
}
