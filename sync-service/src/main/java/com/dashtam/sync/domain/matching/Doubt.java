package com.dashtam.sync.domain.matching;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What the open questions of a connection are about.
 *
 * @param shown the institution's identifiers of the accounts that it shows and that are not kept
 * @param kept the kept accounts that these may be
 */
public record Doubt(Set<String> shown, Set<UUID> kept) {

    public Doubt {
        shown = Set.copyOf(shown);
        kept = Set.copyOf(kept);
    }

    static Doubt of(List<AccountMatch> open) {
        return new Doubt(
                open.stream()
                        .map(match -> match.account().providerAccountId())
                        .collect(Collectors.toSet()),
                open.stream()
                        .flatMap(match -> match.candidates().stream())
                        .collect(Collectors.toSet()));
    }

    /** Whether the user is asked about this account of the institution. */
    public boolean awaits(String providerAccountId) {
        return shown.contains(providerAccountId);
    }
}
