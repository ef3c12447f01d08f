package com.dashtam.bench.reconcile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The rows that the services answer from.
 *
 * @param refreshTokens hashes of all that were ever issued and not forgotten, in hex
 * @param followed the connections as sync-service knows them
 * @param books what the bank says of the accounts that a connection reads; only of connections
 *     whose last sync began after the last posting
 */
public record Domain(
        List<User> users,
        List<Session> sessions,
        Set<String> refreshTokens,
        List<Connection> connections,
        List<Followed> followed,
        List<Job> syncs,
        List<Job> imports,
        List<Account> accounts,
        List<Book> books) {

    public record User(UUID id, String email, boolean verified) {}

    public record Session(UUID id, UUID userId, boolean ended) {}

    public record Connection(
            UUID id, UUID userId, String status, Optional<String> alias, boolean byFile) {}

    public record Followed(UUID id, String status, Optional<String> alias) {}

    /**
     * @param connectionId absent while an import has not found its own
     * @param trigger what started it; "" for imports
     * @param created transactions that it says it has added
     */
    public record Job(
            UUID id,
            Optional<UUID> connectionId,
            UUID workflowId,
            String trigger,
            String status,
            long created) {

        boolean hasEnded() {
            return status.equals("succeeded") || status.equals("failed");
        }
    }

    /**
     * @param providerId the institution's own name for it
     */
    public record Account(UUID connectionId, String providerId, long transactions) {}

    public record Book(UUID connectionId, String providerId, long transactions) {}

    public Domain {
        users = List.copyOf(users);
        sessions = List.copyOf(sessions);
        refreshTokens = Set.copyOf(refreshTokens);
        connections = List.copyOf(connections);
        followed = List.copyOf(followed);
        syncs = List.copyOf(syncs);
        imports = List.copyOf(imports);
        accounts = List.copyOf(accounts);
        books = List.copyOf(books);
    }
}
