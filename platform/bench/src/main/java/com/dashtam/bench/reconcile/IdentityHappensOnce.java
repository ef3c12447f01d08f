package com.dashtam.bench.reconcile;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.Map;
import java.util.UUID;

/** Users and sessions are as their events say, each made once and ended once. */
final class IdentityHappensOnce implements Check {

    private static final String USER_ID = "user_id";
    private static final String SESSION_ID = "session_id";

    @Override
    public String name() {
        return "identity happens once";
    }

    @Override
    public void compare(Evidence evidence, Findings findings) {
        Counts events = new Counts(evidence);
        Map<String, Long> registered = events.of(EventNames.USER_REGISTERED, USER_ID);
        Map<String, Long> opened = events.of(EventNames.LOGGED_IN, SESSION_ID);
        Map<String, Long> created = events.of(EventNames.SESSION_CREATED, SESSION_ID);
        Map<String, Long> ended = events.of(EventNames.SESSION_ENDED, SESSION_ID);
        Domain domain = evidence.domain();
        for (Domain.User user : domain.users()) {
            require(registered, user.id(), 1, "registrations of user", findings);
        }
        for (Domain.Session session : domain.sessions()) {
            require(opened, session.id(), 1, "sign-ins of session", findings);
            require(created, session.id(), 1, "beginnings of session", findings);
            require(ended, session.id(), session.ended() ? 1 : 0, "ends of session", findings);
        }
        rest(registered, "user", findings);
        rest(opened, "session", findings);
        rest(created, "session", findings);
        rest(ended, "session", findings);
    }

    private static void require(
            Map<String, Long> counts, UUID id, long wanted, String what, Findings findings) {
        Long found = counts.remove(id.toString());
        long count = found == null ? 0 : found;
        if (count != wanted) {
            findings.add("%d %s %s instead of %d", count, what, id, wanted);
        }
    }

    private static void rest(Map<String, Long> counts, String what, Findings findings) {
        counts.keySet()
                .forEach(id ->
                        findings.add("events name the %s %s, of which there is no row", what, id));
    }

    private record Counts(Evidence evidence) {

        Map<String, Long> of(String type, String field) {
            return evidence.trail().eventsWithRows().stream()
                    .filter(event -> event.type().equals(type))
                    .collect(
                            groupingBy(
                                    event -> event.fields().getOrDefault(field, ""),
                                    java.util.HashMap::new,
                                    counting()));
        }
    }
}
