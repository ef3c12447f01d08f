package com.dashtam.bench.reconcile;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import com.dashtam.bench.reconcile.Trail.InboxRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Every consumer has done what it listens to, and nothing waits behind a dead letter. */
final class ConsumersAreDone implements Check {

    /** Which types each consumer acts on, by its name in the inbox. */
    private static final Map<String, Set<String>> HANDLED =
            Map.of(
                    EventNames.MAIL,
                    Set.of(
                            EventNames.USER_REGISTERED,
                            EventNames.REGISTRATION_FAILED,
                            EventNames.TOKEN_REUSED),
                    EventNames.CONNECTIONS,
                    Set.of(EventNames.CONNECTION_CHANGED, EventNames.CONNECTED));

    @Override
    public String name() {
        return "consumers are done";
    }

    @Override
    public void compare(Evidence evidence, Findings findings) {
        Trail trail = evidence.trail();
        Map<String, Set<UUID>> done =
                trail.inbox().stream()
                        .collect(
                                groupingBy(
                                        InboxRow::consumer, mapping(InboxRow::eventId, toSet())));
        HANDLED.forEach((consumer, types) -> {
            List<Event> wanted =
                    trail.events().stream().filter(event -> types.contains(event.type())).toList();
            require(consumer, wanted, done, findings);
        });
        require(
                EventNames.AUDIT,
                trail.events().stream().filter(event -> !EventNames.isAudit(event)).toList(),
                done,
                findings);
        trail.parked().forEach(key -> findings.add("%s waits behind a dead letter", key));
    }

    private static void require(
            String consumer, List<Event> wanted, Map<String, Set<UUID>> done, Findings findings) {
        Set<UUID> ids = done.getOrDefault(consumer, Set.of());
        wanted.stream()
                .filter(event -> !ids.contains(event.id()))
                .forEach(event -> findings.add("the consumer %s has not done %s", consumer, event));
    }
}
