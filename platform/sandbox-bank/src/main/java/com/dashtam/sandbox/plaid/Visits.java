package com.dashtam.sandbox.plaid;

import com.dashtam.sandbox.plaid.Items.Item;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The link tokens that are out, the visits that were made with them, and what came of those. */
final class Visits {

    private static final Duration FOR_A_NEW_ITEM = Duration.ofHours(4);
    private static final Duration FOR_A_REPAIR = Duration.ofMinutes(30);
    private static final Duration OF_A_PUBLIC_TOKEN = Duration.ofMinutes(30);

    /**
     * What a link token was made for.
     *
     * @param repairs the item of update mode
     */
    record Link(
            String token,
            String clientName,
            String language,
            List<String> products,
            List<String> countryCodes,
            Optional<URI> redirect,
            Optional<URI> completion,
            Optional<URI> webhook,
            Optional<Item> repairs,
            Instant createdAt,
            Instant expiresAt) {}

    /** What a visit came to; without a token the customer went away. */
    record Visit(String id, Instant startedAt, Instant finishedAt, Optional<String> publicToken) {}

    private record Unredeemed(Item item, Instant until) {}

    private final InstantSource clock;
    private final int limit;
    private final Map<String, Link> links = new LinkedHashMap<>();
    private final Map<String, Visit> visits = new LinkedHashMap<>();
    private final Map<String, Unredeemed> answers = new LinkedHashMap<>();

    Visits(InstantSource clock, int limit) {
        this.clock = clock;
        this.limit = limit;
    }

    synchronized Link open(
            String clientName,
            String language,
            List<String> products,
            List<String> countryCodes,
            Optional<URI> redirect,
            Optional<URI> completion,
            Optional<URI> webhook,
            Optional<Item> repairs) {
        Instant now = clock.instant();
        var link =
                new Link(
                        "link-sandbox-" + UUID.randomUUID(),
                        clientName,
                        language,
                        products,
                        countryCodes,
                        redirect,
                        completion,
                        webhook,
                        repairs,
                        now,
                        now.plus(repairs.isPresent() ? FOR_A_REPAIR : FOR_A_NEW_ITEM));
        keep(links, link.token(), link);
        return link;
    }

    synchronized Optional<Link> find(String token) {
        return Optional.ofNullable(links.get(token));
    }

    /** A link that nobody has visited yet, and that is good. */
    synchronized Optional<Link> visitable(String token) {
        return find(token)
                .filter(link -> !visits.containsKey(token))
                .filter(link -> clock.instant().isBefore(link.expiresAt()));
    }

    synchronized Optional<Visit> visitOf(Link link) {
        return Optional.ofNullable(visits.get(link.token()));
    }

    /**
     * @param item what the customer has linked; absent when he went away
     */
    synchronized void end(Link link, Optional<Item> item) {
        Instant now = clock.instant();
        Optional<String> answer = item.map(_ -> "public-sandbox-" + UUID.randomUUID());
        item.ifPresent(it ->
                keep(
                        answers,
                        answer.orElseThrow(),
                        new Unredeemed(it, now.plus(OF_A_PUBLIC_TOKEN))));
        keep(visits, link.token(), new Visit(UUID.randomUUID().toString(), now, now, answer));
    }

    synchronized Optional<Item> redeem(String publicToken) {
        return Optional.ofNullable(answers.remove(publicToken))
                .filter(answer -> clock.instant().isBefore(answer.until()))
                .map(Unredeemed::item);
    }

    private <T> void keep(Map<String, T> all, String key, T value) {
        if (all.size() >= limit) {
            all.remove(all.keySet().iterator().next());
        }
        all.put(key, value);
    }
}
