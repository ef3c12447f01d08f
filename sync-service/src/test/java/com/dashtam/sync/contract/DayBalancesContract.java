package com.dashtam.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.snapshot.DayBalances.Known;
import com.dashtam.sync.domain.snapshot.DayBalances.Statement;
import com.dashtam.sync.fixture.Any;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class DayBalancesContract {

    private static final LocalDate MONDAY = LocalDate.of(2026, 2, 23);

    private final Ports ports = ports();
    private final Holder holder = Any.holder();

    protected abstract Ports ports();

    @BeforeEach
    void twoAccounts() {
        var counts =
                ports.transactions()
                        .inTransaction(() -> {
                            ports.connections().save(Any.connectionOf(holder), Any.NOW);
                            var rows = List.of(Any.account("a"), Any.account("b"));
                            return ports.ledger().mergeAccounts(holder, rows, Any.NOW);
                        });
        assertThat(counts.errors()).isZero();
    }

    @Test
    void knowsTheLastBalanceUpToADay() {
        state(0, "a", "-1.50", MONDAY);
        state(1, "a", "2", MONDAY.plusDays(2));
        state(2, "b", "9", MONDAY.plusDays(1));

        assertThat(on(MONDAY.minusDays(1))).isEmpty();
        assertThat(on(MONDAY)).containsExactly(known(MONDAY, "a", "-1.5"));
        assertThat(on(MONDAY.plusDays(1), MONDAY.plusDays(9)))
                .containsExactlyInAnyOrder(
                        known(MONDAY.plusDays(1), "a", "-1.5"),
                        known(MONDAY.plusDays(1), "b", "9"),
                        known(MONDAY.plusDays(9), "a", "2"),
                        known(MONDAY.plusDays(9), "b", "9"));
    }

    @Test
    void isAskedOfAnyDayThatCanBeWritten() {
        state(0, "a", "2", MONDAY);
        LocalDate last = LocalDate.parse("9999-12-31");

        assertThat(on(LocalDate.parse("0000-01-01"), last)).containsExactly(known(last, "a", "2"));
    }

    @Test
    void keepsTheLastOfSeveralForADayWhateverDayIsStatedFirst() {
        state(5, "a", "5", MONDAY);
        state(9, "a", "9", MONDAY);
        state(7, "a", "7", MONDAY);
        state(10, "a", "1", MONDAY.minusDays(3));

        assertThat(on(MONDAY)).containsExactly(known(MONDAY, "a", "9"));
        assertThat(on(MONDAY.minusDays(1))).containsExactly(known(MONDAY.minusDays(1), "a", "1"));
    }

    @Test
    void keepsNothingOfAccountsOfOthersOrThatAreNotThere() {
        var stranger = new Holder(UUID.randomUUID(), holder.connectionId());
        stateOf(stranger, 0, Map.of("a", new Statement(usd("1"), MONDAY)));
        stateOf(holder, 0, Map.of("unknown", new Statement(usd("1"), MONDAY)));
        stateOf(holder, 0, Map.of());

        assertThat(on(MONDAY)).isEmpty();
    }

    @Test
    void showsNothingToAnotherUserAndNothingWithoutDays() {
        state(0, "a", "1", MONDAY);

        assertThat(ports.dayBalances().on(UUID.randomUUID(), List.of(MONDAY))).isEmpty();
        assertThat(on()).isEmpty();
    }

    private List<Known> on(LocalDate... days) {
        return ports.dayBalances().on(holder.userId(), Arrays.asList(days));
    }

    private Known known(LocalDate day, String account, String balance) {
        UUID id =
                ports.accounts().list(AccountFilter.all(holder.userId())).stream()
                        .filter(it -> it.providerAccountId().equals(account))
                        .findFirst()
                        .orElseThrow()
                        .id();
        return new Known(day, id, usd(balance));
    }

    private void state(long seconds, String account, String balance, LocalDate day) {
        stateOf(holder, seconds, Map.of(account, new Statement(usd(balance), day)));
    }

    private void stateOf(Holder whose, long seconds, Map<String, Statement> statements) {
        ports.transactions()
                .inTransaction(() -> {
                    ports.dayBalances()
                            .state(
                                    UUID.randomUUID(),
                                    whose,
                                    statements,
                                    Any.NOW.plusSeconds(seconds));
                    return whose;
                });
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
