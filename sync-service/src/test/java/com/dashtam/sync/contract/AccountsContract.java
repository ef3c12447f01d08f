package com.dashtam.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.account.AccountTotals;
import com.dashtam.sync.domain.account.Stated;
import com.dashtam.sync.domain.account.TransactionProgress;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.page.NamePosition;
import com.dashtam.sync.fixture.Any;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class AccountsContract {

    private final Ports ports = ports();
    private final Holder holder = Any.holder();
    private final Holder otherConnection = new Holder(holder.userId(), UUID.randomUUID());

    protected abstract Ports ports();

    @BeforeEach
    void threeAccounts() {
        merge(holder, account("2", "Savings", AccountType.SAVINGS, true));
        merge(holder, account("1", "Checking", AccountType.CHECKING, true));
        merge(otherConnection, account("3", "Brokerage", AccountType.BROKERAGE, false));
    }

    @Test
    void listsAllAccountsOfAUserByName() {
        assertThat(names(AccountFilter.all(holder.userId())))
                .containsExactly("Brokerage", "Checking", "Savings");
    }

    @Test
    void listsPageByPageInTheOrderOfNamesThatBeginAlikeToo() {
        String longName = "n".repeat(2 * NamePosition.CHARACTERS);
        merge(holder, account("4", longName + 1, AccountType.CHECKING, true));
        merge(holder, account("5", longName + 2, AccountType.CHECKING, true));
        merge(holder, account("6", "Savings", AccountType.CHECKING, true));
        var filter = AccountFilter.all(holder.userId());

        var seen = new ArrayList<Account>();
        Optional<NamePosition> after = Optional.empty();
        for (int page = 0; page < 6; page++) {
            Account only = ports.accounts().list(filter, after, 1).getFirst();
            seen.add(only);
            after = Optional.of(only.position());
        }
        assertThat(seen).isEqualTo(ports.accounts().list(filter)).doesNotHaveDuplicates();
        assertThat(ports.accounts().list(filter, after, 1)).isEmpty();
    }

    @Test
    void addsBalancesButNeverTwoCurrencies() {
        merge(holder, Any.account("usd"));

        AccountTotals all = ports.accounts().totals(AccountFilter.all(holder.userId()));
        assertThat(all.count()).isEqualTo(4);
        assertThat(all.active()).isEqualTo(3);
        assertThat(all.balances())
                .isEqualTo(
                        Map.of("EUR", Money.of("-21.75", "EUR"), "USD", Money.of("1250.5", "USD")));
        AccountTotals none = ports.accounts().totals(filter(Optional.of(AccountType.HSA), false));
        assertThat(none.count()).isZero();
        assertThat(none.balances()).isEmpty();
    }

    @Test
    void countsTheAccountsThatAreNotClosed() {
        UUID id = idOf("Savings");

        assertThat(ports.accounts().count(holder.connectionId(), Optional.empty())).isEqualTo(2);
        assertThat(ports.accounts().count(holder.connectionId(), Optional.of(id))).isEqualTo(1);
        assertThat(ports.accounts().count(otherConnection.connectionId(), Optional.empty()))
                .isZero();
        assertThat(ports.accounts().count(otherConnection.connectionId(), Optional.of(id)))
                .isZero();
    }

    @Test
    void remembersOfWhichDaysAccountsAre() {
        assertThat(stated("1").balanceAsOf()).isEmpty();
        ports.transactions()
                .inTransaction(() -> {
                    ports.accounts()
                            .statedAsOf(
                                    holder.connectionId(),
                                    Map.of("1", LocalDate.of(2026, 3, 31)),
                                    Map.of("2", LocalDate.of(2026, 4, 30)));
                    return holder;
                });

        assertThat(stated("1").balanceAsOf()).contains(LocalDate.of(2026, 3, 31));
        assertThat(stated("1").holdingsAsOf()).isEmpty();
        assertThat(stated("2").holdingsAsOf()).contains(LocalDate.of(2026, 4, 30));
        assertThat(ports.accounts().stated(holder.connectionId(), List.of("3"))).isEmpty();
    }

    private Stated stated(String id) {
        return ports.accounts().stated(holder.connectionId(), List.of("1", "2")).get(id);
    }

    @Test
    void listsNothingOfAnotherUser() {
        assertThat(names(AccountFilter.all(UUID.randomUUID()))).isEmpty();
        assertThat(names(AccountFilter.ofConnection(UUID.randomUUID(), holder.connectionId())))
                .isEmpty();
    }

    @Test
    void combinesItsConditions() {
        assertThat(names(AccountFilter.ofConnection(holder.userId(), holder.connectionId())))
                .containsExactly("Checking", "Savings");
        assertThat(names(filter(Optional.of(AccountType.SAVINGS), true)))
                .containsExactly("Savings");
        assertThat(names(filter(Optional.of(AccountType.BROKERAGE), true))).isEmpty();
        assertThat(names(filter(Optional.of(AccountType.BROKERAGE), false)))
                .containsExactly("Brokerage");
    }

    @Test
    void findsAnAccountForItsOwnerOnly() {
        Account account = ports.accounts().list(AccountFilter.all(holder.userId())).getFirst();

        assertThat(ports.accounts().findOwned(account.id(), holder.userId())).contains(account);
        assertThat(ports.accounts().findOwned(account.id(), UUID.randomUUID())).isEmpty();
        assertThat(ports.accounts().findOwned(UUID.randomUUID(), holder.userId())).isEmpty();
    }

    @Test
    void keepsEverythingThatAnAccountSays() {
        Account account =
                ports.accounts().list(filter(Optional.of(AccountType.SAVINGS), true)).getFirst();

        assertThat(account.connectionId()).isEqualTo(holder.connectionId());
        assertThat(account.providerAccountId()).isEqualTo("2");
        assertThat(account.numberMasked()).isEqualTo("****1234");
        assertThat(account.balance()).isEqualTo(Money.of("-7.25", "EUR"));
        assertThat(account.availableBalance()).contains(Money.of("1.5", "EUR"));
        assertThat(account.lastSyncedAt()).contains(Any.NOW);
    }

    @Test
    void saysThatTransactionsWereNeverRead() {
        assertThat(progress(Optional.empty()))
                .isEqualTo(new TransactionProgress(Optional.empty(), Optional.empty()));
    }

    @Test
    void leavesAnAccountBehindThatWasNotRead() {
        ports.transactions()
                .inTransaction(() -> {
                    ports.accounts()
                            .transactionsSynced(
                                    holder.connectionId(), Optional.empty(), Set.of("2"), Any.NOW);
                    return holder;
                });

        assertThat(progress(Optional.of(idOf("Checking"))).syncedAt()).contains(Any.NOW);
        assertThat(progress(Optional.of(idOf("Savings"))).syncedAt()).isEmpty();
    }

    @Test
    void takesTheAccountThatIsFurthestBehindAsTheProgressOfAConnection() {
        synced(Optional.of(idOf("Checking")), 100);
        assertThat(progress(Optional.empty()).syncedAt()).isEmpty();

        synced(Optional.of(idOf("Savings")), 50);
        assertThat(progress(Optional.empty()).syncedAt()).contains(Any.NOW.plusSeconds(50));
        assertThat(progress(Optional.of(idOf("Checking"))).syncedAt())
                .contains(Any.NOW.plusSeconds(100));
    }

    @Test
    void bringsAllAccountsOfAConnectionForward() {
        synced(Optional.empty(), 10);

        assertThat(progress(Optional.of(idOf("Savings"))).syncedAt())
                .contains(Any.NOW.plusSeconds(10));
        assertThat(
                        ports.accounts()
                                .progress(otherConnection.connectionId(), Optional.empty())
                                .syncedAt())
                .isEmpty();
    }

    @Test
    void knowsTheOldestTransactionThatMayStillChange() {
        var pending = TransactionStatus.PENDING;
        mergeTransactions(
                Any.transaction("1").date(Any.TODAY.minusDays(90)).get(),
                Any.transaction("1").date(Any.TODAY.minusDays(60)).status(pending).get(),
                Any.transaction("1").date(Any.TODAY.minusDays(5)).status(pending).get(),
                Any.transaction("2").date(Any.TODAY.minusDays(70)).status(pending).get());

        assertThat(progress(Optional.empty()).oldestPending()).contains(Any.TODAY.minusDays(70));
        assertThat(progress(Optional.of(idOf("Checking"))).oldestPending())
                .contains(Any.TODAY.minusDays(60));
    }

    @Test
    void knowsAnAccountByItsNewIdentifierAndReadsItAnew() {
        synced(Optional.empty(), 10);
        UUID id = idOf("Checking");

        ports.transactions()
                .inTransaction(() -> {
                    ports.accounts().renumber(id, "1-anew");
                    return id;
                });

        assertThat(ports.accounts().findOwned(id, holder.userId()))
                .map(Account::providerAccountId)
                .contains("1-anew");
        assertThat(progress(Optional.of(id)).syncedAt()).isEmpty();
        assertThat(progress(Optional.of(idOf("Savings"))).syncedAt()).isPresent();
    }

    private static NormalizedAccount account(
            String id, String name, AccountType type, boolean active) {
        return new NormalizedAccount(
                id,
                "****1234",
                name,
                type,
                Any.EUR,
                new BigDecimal("-7.25"),
                Optional.of(new BigDecimal("1.50")),
                active);
    }

    private AccountFilter filter(Optional<AccountType> type, boolean activeOnly) {
        return new AccountFilter(holder.userId(), Optional.empty(), type, activeOnly, true);
    }

    private List<String> names(AccountFilter filter) {
        return ports.accounts().list(filter).stream().map(Account::name).toList();
    }

    private UUID idOf(String name) {
        return ports.accounts().list(AccountFilter.all(holder.userId())).stream()
                .filter(account -> account.name().equals(name))
                .map(Account::id)
                .findFirst()
                .orElseThrow();
    }

    private TransactionProgress progress(Optional<UUID> accountId) {
        return ports.accounts().progress(holder.connectionId(), accountId);
    }

    private void synced(Optional<UUID> accountId, long seconds) {
        ports.transactions()
                .inTransaction(() -> {
                    ports.accounts()
                            .transactionsSynced(
                                    holder.connectionId(), accountId, Any.NOW.plusSeconds(seconds));
                    return accountId;
                });
    }

    private void merge(Holder of, NormalizedAccount account) {
        var counts =
                ports.transactions()
                        .inTransaction(() -> {
                            ports.connections()
                                    .save(Any.connectionOf(of), Any.NOW.plusSeconds(3600));
                            return ports.ledger().mergeAccounts(of, List.of(account), Any.NOW);
                        });
        assertThat(counts.created()).isEqualTo(1);
    }

    private void mergeTransactions(NormalizedTransaction... rows) {
        var counts = Telling.of(ports, holder, Any.NOW, List.of(rows));
        assertThat(counts.created()).isEqualTo(rows.length);
    }
}
