package com.dashtam.sandbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final BankClock clock = new BankClock(InstantSource.fixed(NOW));
    private final Customers customers = new Customers(1, clock, 50);

    @Test
    void writesTwoThousandRowsForEveryListedCustomer() {
        assertThat(customers.listed())
                .hasSizeGreaterThanOrEqualTo(20)
                .allSatisfy(customer ->
                        assertThat(rows(ledger(customer.id()))).hasSizeGreaterThanOrEqualTo(2_000));
    }

    @Test
    void movesEveryBalanceByTheRowsOfAPeriod() {
        Ledger ledger = ledger("anyone");
        List<Account> before = ledger.accounts();

        clock.advance(Duration.ofDays(90));
        customers.catchUp();

        assertThat(before)
                .allSatisfy(account -> {
                    Account after = ledger.account(account.id()).orElseThrow();
                    assertThat(after.balance())
                            .isEqualTo(account.balance().plus(posted(account, after)));
                });
    }

    @Test
    void addsThePendingRowsUp() {
        for (Account account : ledger("anyone").accounts()) {
            Cents pending =
                    account.transactions().stream()
                            .filter(Transaction::pending)
                            .map(Transaction::effect)
                            .reduce(Cents.ZERO, Cents::plus);
            assertThat(account.pending()).isEqualTo(pending);
        }
    }

    @Test
    void showsNoRowOfTheFutureAndNoneOlderThanTwoYears() {
        assertThat(rows(ledger("anyone")))
                .allSatisfy(row ->
                        assertThat(row.madeAt())
                                .isBetween(Instant.parse("2024-11-21T00:00:00Z"), NOW));
    }

    @Test
    void settlesSomeRowsWithAnotherAmount() {
        Ledger ledger = ledger("anyone");
        Map<String, Cents> authorised =
                rows(ledger).stream()
                        .filter(Transaction::pending)
                        .collect(Collectors.toMap(Transaction::id, Transaction::amount));
        Map<String, Cents> settled = new HashMap<>();
        for (int day = 0; day < 60; day++) {
            clock.advance(Duration.ofDays(1));
            customers.catchUp();
            for (Transaction row : rows(ledger)) {
                if (row.pending()) {
                    authorised.put(row.id(), row.amount());
                } else if (row.reference() != null) {
                    settled.put(row.reference(), row.amount());
                }
            }
        }

        assertThat(settled.keySet())
                .filteredOn(authorised::containsKey)
                .filteredOn(id -> !Objects.equals(authorised.get(id), settled.get(id)))
                .isNotEmpty();
    }

    @Test
    void keepsTheBusinessDayWhenTimePassesByItself() {
        Instant[] now = {NOW};
        BankClock moving = new BankClock(() -> now[0]);

        now[0] = NOW.plus(Duration.ofDays(2));

        assertThat(moving.instant()).isEqualTo(now[0]);
        assertThat(moving.businessDay()).isEqualTo(LocalDate.of(2026, 11, 21));
    }

    @Test
    void refusesAnIdThatIsTaken() {
        Ledger ledger = ledger("anyone");
        String taken = rows(ledger).getFirst().id();

        assertThatThrownBy(
                        () -> ledger.post(AccountKind.CHECKING, List.of(order(Optional.of(taken)))))
                .isInstanceOf(LedgerConflictException.class);
    }

    @Test
    void takesNoMoreOrdersThanItKeeps() {
        Ledger ledger = ledger("anyone");
        List<Order> thousand = Stream.generate(() -> order(Optional.empty())).limit(1_000).toList();
        for (int i = 0; i < 10; i++) {
            ledger.post(AccountKind.SAVINGS, thousand);
        }

        assertThatThrownBy(() -> ledger.post(AccountKind.SAVINGS, thousand))
                .isInstanceOf(LedgerConflictException.class);
    }

    @Test
    void refusesIdsThatAreMalformed() {
        assertThat(customers.find("")).isEmpty();
        assertThat(customers.find("a/b")).isEmpty();
        assertThat(customers.find("x".repeat(65))).isEmpty();
    }

    private Ledger ledger(String customer) {
        return customers.find(customer).orElseThrow();
    }

    private static Order order(Optional<String> id) {
        return new Order(id, Direction.CREDIT, new Cents(1), "DEPOSIT", "X", false, NOW);
    }

    private static List<Transaction> rows(Ledger ledger) {
        return ledger.accounts().stream().flatMap(a -> a.transactions().stream()).toList();
    }

    /** What the rows that were posted between two moments come to. */
    private static Cents posted(Account before, Account after) {
        Set<String> known =
                before.transactions().stream()
                        .filter(row -> !row.pending())
                        .map(Transaction::id)
                        .collect(Collectors.toSet());
        return after.transactions().stream()
                .filter(row -> !row.pending() && !known.contains(row.id()))
                .map(Transaction::effect)
                .reduce(Cents.ZERO, Cents::plus);
    }
}
