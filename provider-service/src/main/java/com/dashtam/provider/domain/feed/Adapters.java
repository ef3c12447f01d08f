package com.dashtam.provider.domain.feed;

import com.dashtam.provider.domain.institution.Slug;
import java.util.Map;
import java.util.Optional;

/** The adapter of each institution that this installation is configured for. */
public record Adapters(Map<Slug, InstitutionAdapter> bySlug) {

    public Adapters {
        bySlug = Map.copyOf(bySlug);
    }

    public Optional<InstitutionAdapter> find(Slug slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    /** The adapter, if the institution is reached over the network. */
    public Optional<OnlineInstitution> online(Slug slug) {
        return find(slug)
                .flatMap(adapter ->
                        switch (adapter) {
                            case OnlineInstitution online -> Optional.of(online);
                            case StatementFormat _ -> Optional.empty();
                        });
    }
}
