package com.dashtam.local.demo;

import com.dashtam.local.demo.Journey.Tokens;
import com.dashtam.local.system.Component;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an auditor, and a compliance team with a Kafka consumer, see of all this. */
final class Trail implements Part {

    // An event is stored soon after it happened, not at once; each look costs an auditor's read.
    private static final Waiting STORED =
            new Waiting(Duration.ofSeconds(60), Duration.ofMillis(1_000));

    /** For clocks of one machine, whose events carry the time before they are committed. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final Journey journey;
    private final Instant since;
    private Client auditor;
    private Optional<RunTrail> trail = Optional.empty();
    private String gap = "";

    Trail(Journey journey) {
        this.journey = journey;
        this.since = journey.began.minus(MARGIN);
        this.auditor = Client.unknown(journey.http, journey.target.publicUrl());
    }

    @Override
    public String title() {
        return "The audit trail";
    }

    @Override
    public List<Step> steps() {
        return List.of(
                new Step("sign in as the auditor", Component.IDENTITY, this::signIn),
                new Step("read the trail", Component.AUDIT, this::read),
                new Step("look for open workflows", Component.AUDIT, this::lookForOpen),
                new Step("read the audit topic", Component.AUDIT, this::compareWithTopic));
    }

    private String signIn() {
        var login = journey.target.auditor();
        Answer answer =
                auditor.post(
                                "/sessions",
                                Map.of("email", login.email(), "password", login.password()))
                        .expect(201);
        auditor = auditor.with(Tokens.of(answer).access());
        return "is the auditor now, %s".formatted(login.email());
    }

    private String read() {
        RunTrail complete = STORED.until(() -> "the whole trail: " + gap, this::complete);
        trail = Optional.of(complete);
        return "finds %d records of this run: %d workflows, each attempted once, with one outcome"
                .formatted(complete.recordIds().size(), complete.attempted().size());
    }

    private Optional<RunTrail> complete() {
        RunTrail found =
                RunTrail.of(
                        new TrailReader(auditor).since(since),
                        journey.tokens().userId(),
                        journey.client.address());
        gap = found.gap(journey.workflows()).orElse("");
        return gap.isEmpty() ? Optional.of(found) : Optional.empty();
    }

    private RunTrail trail() {
        return trail.orElseThrow(() -> new DemoFailure("the trail has not been read"));
    }

    private String lookForOpen() {
        Set<String> open = new HashSet<>(new TrailReader(auditor).openWorkflows());
        open.retainAll(trail().workflowIds());
        DemoFailure.require(open.isEmpty(), "these workflows of this run are open: " + open);
        return "finds none of them among the open workflows";
    }

    private String compareWithTopic() {
        Set<String> expected = trail().recordIds();
        try (AuditTopic topic = new AuditTopic(journey.target.kafka(), since, this::schema)) {
            Set<String> seen =
                    STORED.until(
                            "the trail on the topic",
                            () -> {
                                Set<String> ids = idsOfThisRun(topic.upToNow());
                                return ids.containsAll(expected)
                                        ? Optional.of(ids)
                                        : Optional.empty();
                            });
            DemoFailure.require(
                    seen.size() == expected.size(),
                    "%d records are stored, but %d are on the topic"
                            .formatted(expected.size(), seen.size()));
            return "reads them from Kafka too: the same %d ids".formatted(seen.size());
        }
    }

    /** A record may be on the topic more than once. */
    private Set<String> idsOfThisRun(List<AuditTopic.Entry> entries) {
        Set<String> workflows = trail().workflowIds();
        return entries.stream()
                .filter(entry -> workflows.contains(entry.workflowId()))
                .map(AuditTopic.Entry::recordId)
                .collect(Collectors.toSet());
    }

    private String schema(String hash) {
        return journey.client.get("/schemas/" + hash).expect(200).body();
    }
}
