package com.dashtam.bench.reconcile;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Each online connection was made by one consent, with any number of others that only renewed it;
 * none of them started more than one sync, and sync-service knows it as provider-service does.
 */
final class ConnectionsHappenOnce implements Check {

    private static final String CONNECTION_ID = "connection_id";
    private static final String REAUTHORIZED = "reauthorized";
    private static final String BY_CONNECTION = "connection";
    private static final String DISCONNECTED = "disconnected";

    @Override
    public String name() {
        return "connections happen once";
    }

    @Override
    public void compare(Evidence evidence, Findings findings) {
        Domain domain = evidence.domain();
        for (Domain.Connection connection : domain.connections()) {
            if (!connection.byFile()) {
                compareOnline(connection, evidence, findings);
            }
            compareFollowed(connection, domain.followed(), findings);
        }
        evidence.trail().eventsWithRows().stream()
                .filter(event -> event.type().equals(EventNames.CONNECTED))
                .filter(event ->
                        domain.connections().stream()
                                .noneMatch(row -> event.has(CONNECTION_ID, row.id())))
                .forEach(event -> findings.add("%s has no connection", event));
    }

    private static void compareOnline(
            Domain.Connection connection, Evidence evidence, Findings findings) {
        UUID id = connection.id();
        List<Event> consents = events(evidence, EventNames.CONNECTED, id);
        findings.requireOne(
                consents.stream().filter(event -> !event.has(REAUTHORIZED, true)).toList(),
                "consents that made connection %s",
                id);
        if (!evidence.trail().erasedConnections().contains(id.toString())) {
            compareFirstSyncs(id, consents.size(), evidence.domain().syncs(), findings);
        }
        int ends = events(evidence, EventNames.DISCONNECTED, id).size();
        int wanted = connection.status().equals(DISCONNECTED) ? 1 : 0;
        if (ends != wanted) {
            findings.add("connection %s is %s and ended %d times", id, connection.status(), ends);
        }
    }

    /**
     * None only where the user's own request came first, so that there was nothing left to start.
     */
    private static void compareFirstSyncs(
            UUID connectionId, int consents, List<Domain.Job> syncs, Findings findings) {
        List<Domain.Job> jobs =
                syncs.stream()
                        .filter(job -> job.connectionId().equals(Optional.of(connectionId)))
                        .toList();
        long first = jobs.stream().filter(job -> job.trigger().equals(BY_CONNECTION)).count();
        if (jobs.isEmpty() || first > consents) {
            findings.add(
                    "connection %s has %d syncs, %d of them by its %d consents",
                    connectionId, jobs.size(), first, consents);
        }
    }

    private static void compareFollowed(
            Domain.Connection connection, List<Domain.Followed> followed, Findings findings) {
        List<Domain.Followed> known =
                followed.stream().filter(row -> row.id().equals(connection.id())).toList();
        findings.requireOne(known, "copies of connection %s", connection.id());
        known.stream()
                .filter(row ->
                        !row.status().equals(connection.status())
                                || !row.alias().equals(connection.alias()))
                .forEach(row -> findings.add("%s is followed as %s", connection, row));
    }

    private static List<Event> events(Evidence evidence, String type, UUID connectionId) {
        return evidence.trail().eventsWithRows().stream()
                .filter(event -> event.type().equals(type))
                .filter(event -> event.has(CONNECTION_ID, connectionId))
                .toList();
    }
}
