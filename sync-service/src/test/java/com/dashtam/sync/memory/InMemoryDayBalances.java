package com.dashtam.sync.memory;

import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.snapshot.DayBalances;
import com.dashtam.sync.memory.Memory.StoredAccount;
import com.dashtam.sync.memory.Memory.StoredDayBalance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

final class InMemoryDayBalances implements DayBalances {

    private final Memory memory;

    InMemoryDayBalances(Memory memory) {
        this.memory = memory;
    }

    @Override
    public void state(UUID jobId, Holder holder, Map<String, Statement> statements, Instant at) {
        statements.forEach((key, statement) ->
                memory.accounts.values().stream()
                        .filter(stored -> stored.userId().equals(holder.userId()))
                        .map(StoredAccount::account)
                        .filter(a -> a.connectionId().equals(holder.connectionId()))
                        .filter(a -> a.providerAccountId().equals(key))
                        .forEach(a -> keep(a.id(), jobId, statement, at)));
    }

    private void keep(UUID account, UUID jobId, Statement statement, Instant at) {
        daysOf(account)
                .merge(
                        statement.day(),
                        new StoredDayBalance(jobId, statement.balance(), at),
                        (old, next) -> next.statedAt().isBefore(old.statedAt()) ? old : next);
    }

    private NavigableMap<LocalDate, StoredDayBalance> daysOf(UUID account) {
        return memory.dayBalances.computeIfAbsent(account, _ -> new TreeMap<>());
    }

    @Override
    public List<Known> on(UUID userId, List<LocalDate> days) {
        return memory.accounts.values().stream()
                .filter(stored -> stored.userId().equals(userId))
                .map(StoredAccount::account)
                .filter(account -> account.joinedTo().isEmpty())
                .map(Account::id)
                .flatMap(account -> days.stream().flatMap(day -> known(account, day)))
                .toList();
    }

    private Stream<Known> known(UUID account, LocalDate day) {
        return Optional.ofNullable(daysOf(account).floorEntry(day)).stream()
                .map(entry -> new Known(day, account, entry.getValue().balance()));
    }
}
