package com.dashtam.sync.application.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.money.Money;
import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.reconciliation.Reconciliation;
import com.dashtam.sync.domain.snapshot.DayBalances.Statement;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.memory.Office;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconciliationListTest {

    private final Office office = new Office();
    private final Holder holder = office.connected();
    private final ListReconciliationsHandler list =
            new ListReconciliationsHandler(
                    office.ports.reconciliations(),
                    office.ports.accounts(),
                    new Cursors(new byte[32], "test"));

    @BeforeEach
    void sixBalances() {
        var rows = List.of(Any.account("a"), Any.account("b"));
        assertThat(office.ports.ledger().mergeAccounts(holder, rows, Any.NOW).errors()).isZero();
        for (int i = 0; i < 6; i++) {
            office.ports
                    .dayBalances()
                    .state(
                            UUID.randomUUID(),
                            holder,
                            Map.of("a", new Statement(Money.of("1", "USD"), day(i))),
                            Any.NOW);
        }
    }

    @Test
    void goesThroughAllComparisonsOnce() {
        var seen = new ArrayList<LocalDate>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Reconciliation> page = page(wanted(account("a"), cursor));
            page.items().forEach(it -> seen.add(it.closing().day()));
            cursor = page.next();
        } while (cursor.isPresent());

        assertThat(seen).containsExactly(day(5), day(4), day(3), day(2), day(1));
    }

    @Test
    void comparesNothingWhereNoBalanceIsKnown() {
        assertThat(page(wanted(account("b"), Optional.empty())).items()).isEmpty();
    }

    @Test
    void refusesAnAccountOfSomebodyElseAndACursorOfAnotherAccount() {
        var cursor = page(wanted(account("a"), Optional.empty())).next();
        var strangers =
                new ListReconciliations(UUID.randomUUID(), account("a"), Optional.empty(), 2);

        assertThat(list.handle(strangers)).isEqualTo(Result.err(PageRefusal.OWNER_NOT_FOUND));
        assertThat(list.handle(wanted(account("b"), cursor)))
                .isEqualTo(Result.err(PageRefusal.CURSOR_INVALID));
        assertThat(list.handle(wanted(account("a"), Optional.of("AAAA"))))
                .isEqualTo(Result.err(PageRefusal.CURSOR_INVALID));
    }

    private ListReconciliations wanted(UUID account, Optional<String> cursor) {
        return new ListReconciliations(holder.userId(), account, cursor, 2);
    }

    private Page<Reconciliation> page(ListReconciliations query) {
        return list.handle(query)
                .fold(
                        found -> found,
                        refusal -> {
                            throw new AssertionError(refusal);
                        });
    }

    private static LocalDate day(int number) {
        return Any.TODAY.plusDays(number);
    }

    private UUID account(String id) {
        return office.ports.accounts().list(AccountFilter.all(holder.userId())).stream()
                .filter(it -> it.providerAccountId().equals(id))
                .map(Account::id)
                .findFirst()
                .orElseThrow();
    }
}
