package com.dashtam.provider.domain.institution;

import java.util.Map;
import java.util.Optional;

/**
 * Which institution of the catalogue a file belongs to.
 *
 * @param byIdentifier those that files name, by the identifier they have there
 * @param others what stands for all other files
 * @param tables what stands for tables, which name nobody; absent where they are not taken
 */
public record FileInstitutions(Map<String, Slug> byIdentifier, Slug others, Optional<Slug> tables) {

    public FileInstitutions {
        byIdentifier = Map.copyOf(byIdentifier);
    }

    public Slug of(Optional<String> identifier) {
        return identifier.map(id -> byIdentifier.getOrDefault(id, others)).orElse(others);
    }
}
