package com.dashtam.provider.domain.institution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The institutions of this installation, in the operator's order. */
public final class Catalogue {

    private final Map<Slug, Institution> bySlug = new LinkedHashMap<>();

    /**
     * @throws IllegalArgumentException when a slug is given twice
     */
    public Catalogue(List<Institution> institutions) {
        for (Institution institution : institutions) {
            if (bySlug.put(institution.slug(), institution) != null) {
                throw new IllegalArgumentException(institution.slug() + " is there twice");
            }
        }
    }

    public List<Institution> all() {
        return List.copyOf(bySlug.values());
    }

    public Optional<Institution> find(Slug slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }
}
