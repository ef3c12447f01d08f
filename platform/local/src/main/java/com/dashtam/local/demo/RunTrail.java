package com.dashtam.local.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The records of one run's workflows, picked out of the trail. */
final class RunTrail {

    /** Reading the trail is on the trail, and goes on while it is read. */
    private static final String READING = "audit_view";

    private final List<TrailRecord> records;

    private RunTrail(List<TrailRecord> records) {
        this.records = records;
    }

    /**
     * A workflow belongs to the run when one of its records concerns the user, or came from the
     * address that only this run uses.
     */
    static RunTrail of(List<TrailRecord> all, String userId, String address) {
        Set<String> own =
                all.stream()
                        .filter(record -> !record.workflow().equals(READING))
                        .filter(record ->
                                record.userId().equals(userId) || record.clientIp().equals(address))
                        .map(TrailRecord::workflowId)
                        .collect(Collectors.toSet());
        return new RunTrail(
                all.stream().filter(record -> own.contains(record.workflowId())).toList());
    }

    Set<String> recordIds() {
        return records.stream().map(TrailRecord::id).collect(Collectors.toSet());
    }

    Set<String> workflowIds() {
        return records.stream().map(TrailRecord::workflowId).collect(Collectors.toSet());
    }

    /** Those that have begun: an event that stands alone is no attempt at anything. */
    Set<String> attempted() {
        Set<String> ids = new HashSet<>();
        records.stream()
                .filter(TrailRecord::isAttempt)
                .forEach(found -> ids.add(found.workflowId()));
        return ids;
    }

    /**
     * @param setOff how often the run has set off each workflow
     * @return what is not as it must be, if anything
     */
    Optional<String> gap(Map<String, Integer> setOff) {
        Map<String, Set<String>> begun = new TreeMap<>();
        for (TrailRecord record : records) {
            if (record.isAttempt()) {
                begun.computeIfAbsent(record.workflow(), name -> new HashSet<>())
                        .add(record.workflowId());
            }
        }
        return setOff.entrySet().stream()
                .filter(wanted ->
                        begun.getOrDefault(wanted.getKey(), Set.of()).size() != wanted.getValue())
                .map(wanted ->
                        "%s was attempted %d times, the trail shows %d"
                                .formatted(
                                        wanted.getKey(),
                                        wanted.getValue(),
                                        begun.getOrDefault(wanted.getKey(), Set.of()).size()))
                .findFirst()
                .or(this::unpaired);
    }

    private Optional<String> unpaired() {
        Map<String, List<TrailRecord>> byWorkflow =
                records.stream().collect(Collectors.groupingBy(TrailRecord::workflowId));
        return byWorkflow.values().stream()
                .filter(run -> {
                    long attempts = run.stream().filter(TrailRecord::isAttempt).count();
                    long outcomes = run.stream().filter(TrailRecord::isOutcome).count();
                    return attempts > 1 || attempts != outcomes;
                })
                .map(run ->
                        "%s %s has the records %s"
                                .formatted(
                                        run.getFirst().workflow(),
                                        run.getFirst().workflowId(),
                                        run.stream().map(TrailRecord::phase).sorted().toList()))
                .findFirst();
    }
}
