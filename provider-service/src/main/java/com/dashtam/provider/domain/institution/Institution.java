package com.dashtam.provider.domain.institution;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An entry of the catalogue.
 *
 * @param configured whether this installation has what it takes to connect it, such as the client
 *     registration
 * @param historyDays how far back transactions reach, where the institution says
 */
public record Institution(
        Slug slug,
        String name,
        Category category,
        AuthKind authKind,
        Set<Capability> capabilities,
        boolean configured,
        Optional<Integer> historyDays,
        Optional<String> websiteUrl) {

    public static final int MAX_NAME_LENGTH = 100;

    public Institution {
        if (name.isBlank() || name.length() > MAX_NAME_LENGTH) {
            throw new IllegalArgumentException(
                    "the name of " + slug + " must have 1 to " + MAX_NAME_LENGTH + " characters");
        }
        if (capabilities.isEmpty()) {
            throw new IllegalArgumentException(slug + " gives no data");
        }
        capabilities = Set.copyOf(capabilities);
    }

    /** The capabilities in the order of their declaration. */
    public List<Capability> orderedCapabilities() {
        return List.copyOf(EnumSet.copyOf(capabilities));
    }
}
