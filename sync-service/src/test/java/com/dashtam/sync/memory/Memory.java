package com.dashtam.sync.memory;

import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.connection.Connection;
import com.dashtam.sync.domain.holding.Holding;
import com.dashtam.sync.domain.snapshot.BalanceSnapshot;
import com.dashtam.sync.domain.transaction.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.UUID;

/** The tables that several ports look at. */
final class Memory {

    record StoredAccount(Account account, UUID userId) {}

    record StoredTransaction(Transaction transaction, UUID userId) {}

    record StoredHolding(Holding holding, UUID userId) {}

    record StoredSnapshot(BalanceSnapshot snapshot, UUID userId, UUID jobId) {}

    record StoredDayBalance(UUID jobId, Money balance, Instant statedAt) {}

    final Map<UUID, Connection> connections = new LinkedHashMap<>();
    final Map<UUID, Instant> dueAt = new LinkedHashMap<>();
    final Map<UUID, StoredAccount> accounts = new LinkedHashMap<>();
    final Map<UUID, Instant> transactionsSyncedAt = new LinkedHashMap<>();
    final Map<UUID, StoredTransaction> transactions = new LinkedHashMap<>();
    final Map<UUID, StoredHolding> holdings = new LinkedHashMap<>();
    final Map<UUID, Instant> holdingsSyncedAt = new LinkedHashMap<>();
    final Map<UUID, LocalDate> balanceAsOf = new LinkedHashMap<>();
    final Map<UUID, LocalDate> holdingsAsOf = new LinkedHashMap<>();
    final Map<UUID, StoredSnapshot> snapshots = new LinkedHashMap<>();
    final Map<UUID, NavigableMap<LocalDate, StoredDayBalance>> dayBalances = new LinkedHashMap<>();
}
