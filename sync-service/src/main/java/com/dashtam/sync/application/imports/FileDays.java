package com.dashtam.sync.application.imports;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.sync.application.snapshot.Statements;
import com.dashtam.sync.domain.account.Accounts;
import com.dashtam.sync.domain.account.Stated;
import com.dashtam.sync.domain.ledger.Inventory;
import com.dashtam.sync.domain.snapshot.DayBalances.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Of which days a file tells balances and holdings. Files come in any order: what an older one says
 * does not undo what a newer one said, and one that tells no balance leaves it as it was.
 *
 * @param days by the institution's identifiers of the accounts
 * @param untold accounts of which the file tells no balance
 */
record FileDays(Map<String, Optional<LocalDate>> days, Set<String> untold) {

    FileDays {
        days = Map.copyOf(days);
        untold = Set.copyOf(untold);
    }

    /** The accounts with the balances that count; a new one without has nought. */
    List<NormalizedAccount> current(List<NormalizedAccount> accounts, Map<String, Stated> known) {
        return accounts.stream()
                .map(account -> {
                    Optional<Stated> earlier = known(account.providerAccountId(), known);
                    boolean stays =
                            untold.contains(account.providerAccountId())
                                    || isOlder(
                                            account.providerAccountId(),
                                            earlier.flatMap(Stated::balanceAsOf));
                    return earlier.filter(_ -> stays).map(it -> with(account, it)).orElse(account);
                })
                .toList();
    }

    /** What the file itself says, also where something newer is known. */
    Map<String, Statement> statements(List<NormalizedAccount> accounts, Instant readAt) {
        return Statements.of(
                accounts.stream()
                        .filter(account -> !untold.contains(account.providerAccountId()))
                        .toList(),
                id -> days.getOrDefault(id, Optional.empty()),
                readAt);
    }

    /** The inventory without accounts of which something newer is known. */
    Inventory current(Inventory inventory, Map<String, Stated> known) {
        return inventory.without(id -> isOlder(id, known(id, known).flatMap(Stated::holdingsAsOf)));
    }

    /** Remembers the days of what was merged. */
    void note(
            Accounts accounts,
            UUID connectionId,
            List<String> identifiers,
            Inventory merged,
            Map<String, Stated> known) {
        var balances = new HashMap<String, LocalDate>();
        var holdings = new HashMap<String, LocalDate>();
        for (String id : identifiers) {
            days.getOrDefault(id, Optional.empty())
                    .ifPresent(day -> {
                        boolean older = isOlder(id, known(id, known).flatMap(Stated::balanceAsOf));
                        if (!older && !untold.contains(id)) {
                            balances.put(id, day);
                        }
                        if (merged.accounts().contains(id)) {
                            holdings.put(id, day);
                        }
                    });
        }
        accounts.statedAsOf(connectionId, balances, holdings);
    }

    private static Optional<Stated> known(String id, Map<String, Stated> known) {
        return Optional.ofNullable(known.get(id));
    }

    private boolean isOlder(String id, Optional<LocalDate> known) {
        Optional<LocalDate> day = days.getOrDefault(id, Optional.empty());
        return known.isPresent() && day.filter(it -> it.isBefore(known.get())).isPresent();
    }

    private static NormalizedAccount with(NormalizedAccount account, Stated known) {
        return new NormalizedAccount(
                account.providerAccountId(),
                account.numberMasked(),
                account.name(),
                account.type(),
                account.currency(),
                known.balance(),
                known.availableBalance(),
                account.active());
    }
}
