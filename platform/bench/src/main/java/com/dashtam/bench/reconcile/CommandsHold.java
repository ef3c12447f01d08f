package com.dashtam.bench.reconcile;

import static java.util.stream.Collectors.groupingBy;

import com.dashtam.bench.journal.Acknowledged;
import com.dashtam.bench.journal.Command;
import com.dashtam.kernel.workflow.Phase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Each acknowledged command has its rows, and its workflow its attempt and one outcome. */
final class CommandsHold implements Check {

    private static final String DISCONNECTED = "disconnected";

    @Override
    public String name() {
        return "commands hold";
    }

    @Override
    public void compare(Evidence evidence, Findings findings) {
        Map<String, List<Event>> byTrace =
                evidence.trail().events().stream()
                        .filter(event -> event.traceId().isPresent())
                        .collect(groupingBy(event -> event.traceId().orElseThrow()));
        for (Acknowledged entry : evidence.commands()) {
            List<Event> caused = byTrace.getOrDefault(entry.traceId(), List.of());
            entry.command()
                    .workflow()
                    .ifPresent(workflow -> compareWorkflow(entry, workflow, caused, findings));
            if (!isTrue(entry, evidence)) {
                findings.add("%s is acknowledged, but the rows do not say so", entry);
            }
        }
    }

    private static void compareWorkflow(
            Acknowledged entry, String workflow, List<Event> caused, Findings findings) {
        List<Event> attempts =
                caused.stream()
                        .filter(event -> event.workflow().equals(workflow))
                        .filter(event -> event.phase() == Phase.ATTEMPTED)
                        .toList();
        findings.requireOne(attempts, "attempts of %s", entry);
        for (Event attempt : attempts) {
            List<Event> outcomes =
                    caused.stream()
                            .filter(event -> event.workflowId().equals(attempt.workflowId()))
                            .filter(event -> event.phase().isOutcome())
                            .toList();
            findings.requireOne(outcomes, "outcomes of %s", entry);
            outcomes.stream()
                    .filter(outcome -> outcome.phase() == Phase.FAILED && !mayFail(entry.command()))
                    .forEach(outcome -> findings.add("%s ended with %s", entry, outcome));
        }
    }

    /** Accepted is not done, for jobs; and what was done before may be answered alike. */
    private static boolean mayFail(Command command) {
        return switch (command) {
            case Command.StartSync _, Command.StartImport _ -> true;
            case Command.Register _, Command.Disconnect _ -> true;
            case Command.Verify _,
                    Command.SignIn _,
                    Command.Refresh _,
                    Command.SignOut _,
                    Command.Connect _,
                    Command.Rename _,
                    Command.JoinSync _ ->
                    false;
        };
    }

    private static boolean isTrue(Acknowledged entry, Evidence evidence) {
        Domain domain = evidence.domain();
        return switch (entry.command()) {
            case Command.Register(var email) ->
                    domain.users().stream().anyMatch(user -> user.email().equals(email));
            case Command.Verify(var email) ->
                    domain.users().stream()
                            .anyMatch(user -> user.email().equals(email) && user.verified());
            case Command.SignIn(var userId, var sessionId, var token) ->
                    session(domain, sessionId)
                                    .filter(session -> session.userId().equals(userId))
                                    .isPresent()
                            && domain.refreshTokens().contains(token);
            case Command.Refresh(var sessionId, var token) ->
                    session(domain, sessionId).isPresent()
                            && domain.refreshTokens().contains(token);
            case Command.SignOut(var sessionId) ->
                    session(domain, sessionId).filter(Domain.Session::ended).isPresent();
            case Command.Connect(var userId, var connectionId) ->
                    has(domain, connectionId, connection -> connection.userId().equals(userId));
            case Command.Rename(var connectionId, var alias) ->
                    has(domain, connectionId, connection -> connection.alias().isPresent())
                            && isLastAlias(evidence, connectionId, alias);
            case Command.Disconnect(var connectionId) ->
                    has(
                            domain,
                            connectionId,
                            connection -> connection.status().equals(DISCONNECTED));
            case Command.StartSync(var connectionId, var syncId) ->
                    isJob(domain.syncs(), syncId, connectionId);
            case Command.JoinSync(var connectionId, var syncId) ->
                    isJob(domain.syncs(), syncId, connectionId);
            case Command.StartImport(var _, var importId) ->
                    domain.imports().stream().anyMatch(job -> job.id().equals(importId));
        };
    }

    private static Optional<Domain.Session> session(Domain domain, UUID id) {
        return domain.sessions().stream().filter(found -> found.id().equals(id)).findFirst();
    }

    private static boolean has(
            Domain domain, UUID connectionId, Predicate<Domain.Connection> property) {
        return domain.connections().stream()
                .anyMatch(found -> found.id().equals(connectionId) && property.test(found));
    }

    private static boolean isJob(List<Domain.Job> jobs, UUID id, UUID connectionId) {
        return jobs.stream()
                .anyMatch(job ->
                        job.id().equals(id)
                                && job.connectionId().equals(Optional.of(connectionId)));
    }

    /** A later name, even one that nobody was told was taken, may stand in the row instead. */
    private static boolean isLastAlias(Evidence evidence, UUID connectionId, String alias) {
        if (has(
                evidence.domain(),
                connectionId,
                connection -> connection.alias().equals(Optional.of(alias)))) {
            return true;
        }
        List<Event> changes =
                evidence.trail().events().stream()
                        .filter(event -> event.type().equals(EventNames.CONNECTION_CHANGED))
                        .filter(event -> event.has("connection_id", connectionId))
                        .toList();
        int named = -1;
        for (int i = 0; i < changes.size(); i++) {
            named = changes.get(i).has("alias", alias) ? i : named;
        }
        return named >= 0 && named < changes.size() - 1;
    }
}
