package com.dashtam.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.domain.transaction.TransactionHistory.Slice;
import com.dashtam.sync.domain.transaction.TransactionSort;
import com.dashtam.sync.fixture.Any;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public abstract class LedgerContract {

    private static final Instant LATER = Any.NOW.plusSeconds(3600);

    private final Ports ports = ports();
    private final Holder holder = Any.holder();

    protected abstract Ports ports();

    protected LedgerContract() {
        ports.connections().save(Any.connectionOf(holder), Any.NOW.plusSeconds(3600));
    }

    @Test
    void createsAccountsThatAreNew() {
        assertThat(mergeAccounts(Any.account("a"), Any.account("b")))
                .isEqualTo(new Counts(2, 0, 0, 0));

        assertThat(accounts()).extracting(Account::providerAccountId).containsExactly("a", "b");
        assertThat(accounts().getFirst().balance()).isEqualTo(Money.of("1250.5", "USD"));
    }

    @Test
    void leavesAnAccountThatSaysNothingNewAsItWas() {
        mergeAccounts(Any.account("a"));

        assertThat(mergeAccountsAt(LATER, Any.withBalance(Any.account("a"), "1250.500")))
                .isEqualTo(new Counts(0, 0, 1, 0));
        Account account = accounts().getFirst();
        assertThat(account.updatedAt()).isEqualTo(Any.NOW);
        assertThat(account.lastSyncedAt()).contains(LATER);
    }

    @Test
    void updatesAnAccountThatChanged() {
        mergeAccounts(Any.account("a"));
        UUID id = accounts().getFirst().id();

        assertThat(mergeAccountsAt(LATER, Any.withBalance(Any.account("a"), "-3")))
                .isEqualTo(new Counts(0, 1, 0, 0));
        Account account = accounts().getFirst();
        assertThat(account.id()).isEqualTo(id);
        assertThat(account.balance()).isEqualTo(Money.of("-3", "USD"));
        assertThat(account.createdAt()).isEqualTo(Any.NOW);
        assertThat(account.updatedAt()).isEqualTo(LATER);
    }

    @Test
    void keepsTheFirstOfTwoAccountsThatShareAnIdentifier() {
        assertThat(
                        mergeAccounts(
                                Any.account("a"),
                                Any.account("a"),
                                Any.withBalance(Any.account("a"), "7")))
                .isEqualTo(new Counts(1, 0, 1, 1));
        assertThat(accounts()).hasSize(1);
        assertThat(accounts().getFirst().balance()).isEqualTo(Money.of("1250.5", "USD"));
    }

    @Test
    void mergesNothingOutOfNothing() {
        assertThat(mergeAccounts()).isEqualTo(Counts.NONE);
        assertThat(merge()).isEqualTo(Counts.NONE);
    }

    @Test
    void createsTransactionsInTheOrderTheyCame() {
        mergeAccounts(Any.account("a"));
        var rows =
                IntStream.range(0, 50)
                        .mapToObj(i -> Any.transaction("a").id("t" + i).get())
                        .toList();

        assertThat(mergeAll(rows)).isEqualTo(new Counts(50, 0, 0, 0));
        assertThat(
                        transactions().stream()
                                .sorted(Comparator.comparing(t -> t.id().toString()))
                                .map(Transaction::providerTransactionId))
                .containsExactlyElementsOf(
                        rows.stream().map(NormalizedTransaction::providerTransactionId).toList());
    }

    @Test
    void changesNothingWhenTheSameComesAgain() {
        mergeAccounts(Any.account("a"));
        var rows =
                List.of(
                        Any.transaction("a").get(),
                        Any.transaction("a").trading("VTI", "1.5", "250.25").get());
        mergeAll(rows);
        var before = transactions();

        assertThat(mergeAllAt(LATER, rows)).isEqualTo(new Counts(0, 0, 2, 0));
        assertThat(transactions()).isEqualTo(before);
    }

    @Test
    void takesTheSameAmountInOtherDigitsAsUnchanged() {
        mergeAccounts(Any.account("a"));
        merge(Any.transaction("a").id("t").amount("-1.50").get());

        assertThat(merge(Any.transaction("a").id("t").amount("-1.5000").get()))
                .isEqualTo(new Counts(0, 0, 1, 0));
    }

    @Test
    void updatesAPendingTransactionThatSettles() {
        mergeAccounts(Any.account("a"));
        var draft = Any.transaction("a").id("t");
        merge(draft.status(TransactionStatus.PENDING).get());
        UUID id = transactions().getFirst().id();

        var posted = draft.amount("-13").description("Café").date(Any.TODAY.plusDays(2)).get();

        assertThat(mergeAllAt(LATER, List.of(posted))).isEqualTo(new Counts(0, 1, 0, 0));
        Transaction settled = transactions().getFirst();
        assertThat(settled.id()).isEqualTo(id);
        assertThat(settled.status()).isEqualTo(TransactionStatus.SETTLED);
        assertThat(settled.amount()).isEqualTo(Money.of("-13", "USD"));
        assertThat(settled.createdAt()).isEqualTo(Any.NOW);
        assertThat(settled.updatedAt()).isEqualTo(LATER);
    }

    @Test
    void turnsAPendingTransactionIntoTheOneThatSaysItSettlesIt() {
        mergeAccounts(Any.account("a"));
        var pending = Any.transaction("a").id("p").status(TransactionStatus.PENDING);
        merge(pending.get());
        UUID id = transactions().getFirst().id();
        var posted = Any.transaction("a").id("t").amount("-14").settling("p").get();

        assertThat(merge(posted)).isEqualTo(new Counts(0, 1, 0, 0));
        assertThat(merge(posted)).isEqualTo(new Counts(0, 0, 1, 0));
        assertThat(transactions()).hasSize(1);
        assertThat(transactions().getFirst().id()).isEqualTo(id);
        assertThat(transactions().getFirst().providerTransactionId()).isEqualTo("t");
    }

    @Test
    void countsAChangeOfIdentifierAloneAsAnUpdate() {
        mergeAccounts(Any.account("a"));
        var pending = Any.transaction("a").id("p").status(TransactionStatus.PENDING);
        merge(pending.get());

        assertThat(merge(pending.id("q").settling("p").get())).isEqualTo(new Counts(0, 1, 0, 0));
        assertThat(transactions())
                .extracting(Transaction::providerTransactionId)
                .containsExactly("q");
    }

    @Test
    void leavesASettledTransactionAloneWhenAnotherClaimsToSettleIt() {
        mergeAccounts(Any.account("a"));
        merge(Any.transaction("a").id("p").get());

        assertThat(merge(Any.transaction("a").id("t").settling("p").get()))
                .isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(transactions()).hasSize(2);
    }

    @Test
    void keepsAPostingWhoseIdentifierSuddenlyNamesAnother() {
        mergeAccounts(Any.account("a"));
        var draft = Any.transaction("a").id("t");
        merge(draft.get());
        var other = draft.amount("-99").description("Rent").date(Any.TODAY.minusDays(9));

        assertThat(merge(other.get())).isEqualTo(new Counts(0, 0, 0, 1));
        assertThat(transactions())
                .singleElement()
                .satisfies(kept -> assertThat(kept.description()).isEqualTo("Coffee"));
    }

    @Test
    void takesACorrectionOfAPostingForWhatItIs() {
        mergeAccounts(Any.account("a"));
        var draft = Any.transaction("a").id("t");
        merge(draft.get());

        assertThat(merge(draft.amount("-99").date(Any.TODAY.minusDays(1)).get()))
                .isEqualTo(new Counts(0, 1, 0, 0));
    }

    @Test
    void keepsTwinsThatHaveIdentifiersOfTheirOwn() {
        mergeAccounts(Any.account("a"));

        assertThat(merge(Any.transaction("a").id("1").get(), Any.transaction("a").id("2").get()))
                .isEqualTo(new Counts(2, 0, 0, 0));
    }

    @Test
    void keepsTheFirstOfTwoTransactionsThatShareAnIdentifier() {
        mergeAccounts(Any.account("a"));
        var draft = Any.transaction("a").id("t");

        assertThat(merge(draft.get(), draft.amount("-99").get(), draft.get()))
                .isEqualTo(new Counts(1, 0, 1, 1));
        assertThat(transactions().getFirst().amount()).isEqualTo(Money.of("-12.34", "USD"));
    }

    @Test
    void countsTransactionsOfUnknownAccountsAsErrors() {
        mergeAccounts(Any.account("a"));

        assertThat(merge(Any.transaction("nowhere").get(), Any.transaction("a").get()))
                .isEqualTo(new Counts(1, 0, 0, 1));
    }

    @Test
    void tellsEqualIdentifiersOfTwoAccountsApart() {
        mergeAccounts(Any.account("a"), Any.account("b"));

        assertThat(merge(Any.transaction("a").id("t").get(), Any.transaction("b").id("t").get()))
                .isEqualTo(new Counts(2, 0, 0, 0));
    }

    @Test
    void tellsEqualIdentifiersOfTwoConnectionsApart() {
        mergeAccounts(Any.account("a"));
        merge(Any.transaction("a").id("t").get());
        var other = new Holder(holder.userId(), UUID.randomUUID());
        ports.connections().save(Any.connectionOf(other), Any.NOW);

        ports.transactions()
                .inTransaction(() ->
                        ports.ledger().mergeAccounts(other, List.of(Any.account("a")), Any.NOW));
        Counts counts =
                Telling.of(ports, other, Any.NOW, List.of(Any.transaction("a").id("t").get()));
        assertThat(counts).isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(accounts()).hasSize(2);
        assertThat(transactions()).hasSize(2);
    }

    @Test
    void concludesNothingOfAnAccountThatMayBeShownAsAnotherOne() {
        mergeAccounts(Any.account("a"), Any.account("b"));
        merge(
                Any.transaction("a").id("t").status(TransactionStatus.PENDING).get(),
                Any.transaction("b").id("t").status(TransactionStatus.PENDING).get());
        Account doubtful = accounts().getFirst();

        var told = new Telling(ports, holder, Set.of(doubtful.id()), LATER);

        assertThat(told.everything()).isEqualTo(new Counts(0, 0, 0, 0, 1));
        assertThat(transactions())
                .extracting(Transaction::accountId)
                .containsExactly(doubtful.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678901234567890.123456789012345678",
                "-0.000000000000000001",
                "0",
                "0.10"
            })
    void keepsEveryDigitOfAnAmount(String amount) {
        mergeAccounts(Any.account("a"));
        merge(Any.transaction("a").amount(amount).get());

        assertThat(transactions().getFirst().amount()).isEqualTo(Money.of(amount, "USD"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tab\there",
                "line\nfeed\r\n",
                "back\\slash \\N",
                "\\N",
                "",
                "„Ü“ 🏦 \u2028"
            })
    void keepsEveryCharacterOfADescription(String description) {
        mergeAccounts(Any.account("a"));
        merge(Any.transaction("a").description(description).get());

        assertThat(transactions().getFirst().description()).isEqualTo(description);
    }

    @Test
    void forgetsWhatATransactionNoLongerSays() {
        mergeAccounts(Any.account("a"));
        var draft = Any.transaction("a").id("t").subtype(TransactionSubtype.BUY);
        merge(draft.trading("VTI", "1.5", "250.25").get());
        assertThat(transactions().getFirst().security().orElseThrow().symbol()).contains("VTI");

        assertThat(merge(draft.get())).isEqualTo(new Counts(0, 1, 0, 0));
        assertThat(transactions().getFirst().security()).isEmpty();
    }

    private Counts mergeAccounts(NormalizedAccount... accounts) {
        return mergeAccountsAt(Any.NOW, accounts);
    }

    private Counts mergeAccountsAt(Instant now, NormalizedAccount... accounts) {
        return ports.transactions()
                .inTransaction(() -> ports.ledger().mergeAccounts(holder, List.of(accounts), now));
    }

    private Counts merge(NormalizedTransaction... rows) {
        return mergeAll(List.of(rows));
    }

    private Counts mergeAll(List<NormalizedTransaction> rows) {
        return mergeAllAt(Any.NOW, rows);
    }

    private Counts mergeAllAt(Instant now, List<NormalizedTransaction> rows) {
        return Telling.of(ports, holder, now, rows);
    }

    private List<Account> accounts() {
        return ports.accounts().list(AccountFilter.all(holder.userId()));
    }

    private List<Transaction> transactions() {
        var all = TransactionFilter.all(holder.userId());
        return ports.history().list(all, Slice.first(TransactionSort.NEWEST_FIRST, 1_000));
    }
}
