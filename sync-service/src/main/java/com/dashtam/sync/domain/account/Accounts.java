package com.dashtam.sync.domain.account;

import com.dashtam.sync.domain.page.NamePosition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The accounts that are kept. */
public interface Accounts {

    /** All of them, in the order of their names. */
    default List<Account> list(AccountFilter filter) {
        return list(filter, Optional.empty(), Integer.MAX_VALUE);
    }

    /** Those behind a position, in the order of the positions. */
    List<Account> list(AccountFilter filter, Optional<NamePosition> after, int limit);

    AccountTotals totals(AccountFilter filter);

    Optional<Account> findOwned(UUID id, UUID userId);

    /** How many of a connection's accounts are wanted: one, or all that are kept and not closed. */
    int count(UUID connectionId, Optional<UUID> accountId);

    /** The institution's identifier of a user's account, where one is wanted and there is one. */
    default Optional<String> providerId(Optional<UUID> id, UUID userId) {
        return id.flatMap(wanted -> findOwned(wanted, userId)).map(Account::providerAccountId);
    }

    /** Keeps what its user has set for an account. */
    void set(UUID id, AccountSettings settings, Instant now);

    /**
     * The institution knows the account by another identifier from now on. Its transactions count
     * as never read, since nothing says since when.
     */
    void renumber(UUID id, String providerAccountId);

    /** How far the transactions of an account, or of a connection's accounts, have come. */
    TransactionProgress progress(UUID connectionId, Optional<UUID> accountId);

    /** Remembers that the transactions of one account, or of all of a connection, are in step. */
    default void transactionsSynced(UUID connectionId, Optional<UUID> accountId, Instant at) {
        transactionsSynced(connectionId, accountId, Set.of(), at);
    }

    /**
     * Remembers the same.
     *
     * @param leftOut the institution's identifiers of accounts that were not read
     */
    void transactionsSynced(
            UUID connectionId, Optional<UUID> accountId, Set<String> leftOut, Instant at);

    /** When everything that an account holds was last read. */
    Optional<Instant> holdingsSyncedAt(UUID id);

    /** What files said of accounts of a connection, by the institution's identifiers. */
    Map<String, Stated> stated(UUID connectionId, Collection<String> providerAccountIds);

    /** Remembers of which days the balances and the holdings of accounts are. */
    void statedAsOf(
            UUID connectionId, Map<String, LocalDate> balances, Map<String, LocalDate> holdings);

    /** Remembers that what some accounts of a connection hold is in step. */
    void holdingsSynced(UUID connectionId, Collection<String> providerAccountIds, Instant at);
}
