package com.dashtam.bench.merge;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.kernel.money.Currency;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What an institution tells in these runs, always the same. */
final class Told {

    private static final int ACCOUNTS = 4;
    private static final int DAYS = 730;
    private static final Currency USD = new Currency("USD");
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 30);
    private static final List<String> PAYEES =
            List.of("Grocer", "Bakery", "Rent", "Salary", "Fuel", "Cinema", "Books");

    private Told() {}

    static List<NormalizedAccount> accounts() {
        return IntStream.range(0, ACCOUNTS)
                .mapToObj(i ->
                        new NormalizedAccount(
                                "account-" + i,
                                "****" + (1000 + i),
                                "Account " + i,
                                AccountType.CHECKING,
                                USD,
                                BigDecimal.TEN,
                                Optional.empty(),
                                true))
                .toList();
    }

    static List<NormalizedTransaction> transactions(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> transaction(i, rows, "transaction-"))
                .toList();
    }

    /** The same under other identifiers, as after a new consent. */
    static List<NormalizedTransaction> renumbered(int rows) {
        return IntStream.range(0, rows).mapToObj(i -> transaction(i, rows, "renumbered-")).toList();
    }

    private static NormalizedTransaction transaction(int i, int rows, String prefix) {
        return new NormalizedTransaction(
                "account-" + i % ACCOUNTS,
                prefix + i,
                Optional.empty(),
                TransactionSubtype.WITHDRAWAL,
                TransactionStatus.SETTLED,
                BigDecimal.valueOf(-1L - i % 9_973, 2),
                USD,
                PAYEES.get(i % PAYEES.size()) + " no. " + i % 1_009,
                LAST_DAY.minusDays((long) i * DAYS / rows),
                Optional.empty(),
                Optional.empty());
    }
}
