package com.dashtam.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.money.Money;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Coverage;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.StagedRowsLostException;
import com.dashtam.sync.domain.transaction.Annotations;
import com.dashtam.sync.domain.transaction.DateWindow;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.domain.transaction.TransactionHistory.Slice;
import com.dashtam.sync.domain.transaction.TransactionSort;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.fixture.Any.TransactionDraft;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of transactions from one reading to the next. */
public abstract class ReadingContract {

    private static final TransactionDraft COFFEE = Any.transaction("a").description("Blue Cup");
    private static final TransactionDraft PENDING =
            COFFEE.id("p").status(TransactionStatus.PENDING);

    private final Ports ports = ports();
    private final Holder holder = Any.holder();

    protected abstract Ports ports();

    protected ReadingContract() {
        ports.connections().save(Any.connectionOf(holder), Any.NOW.plusSeconds(3600));
        ports.transactions()
                .inTransaction(() ->
                        ports.ledger()
                                .mergeAccounts(
                                        holder,
                                        List.of(Any.account("a"), Any.account("b")),
                                        Any.NOW));
    }

    @Test
    void removesAPendingTransactionThatIsShownNoMore() {
        shown(PENDING.get(), COFFEE.id("t").get());

        assertThat(telling().page(COFFEE.id("t").get()).everything())
                .isEqualTo(new Counts(0, 0, 1, 0, 1));
        assertThat(identifiers()).containsExactly("t");
    }

    @Test
    void keepsASettledTransactionThatIsShownNoMore() {
        shown(COFFEE.id("t").get());

        assertThat(telling().page().everything()).isEqualTo(Counts.NONE);
        assertThat(identifiers()).containsExactly("t");
    }

    @Test
    void keepsAPendingTransactionOutsideTheWindowThatWasRead() {
        shown(PENDING.get());

        var later = DateWindow.since(Any.TODAY.plusDays(1));
        assertThat(telling().page().conclude(new Coverage.Listing(Optional.empty(), later)))
                .isEqualTo(Counts.NONE);
        assertThat(identifiers()).containsExactly("p");
    }

    @Test
    void keepsAPendingTransactionOfAnotherAccountThanWasRead() {
        shown(PENDING.get());

        var other = Optional.of(UUID.randomUUID());
        telling().page().conclude(new Coverage.Listing(other, DateWindow.EVERYTHING));
        assertThat(identifiers()).containsExactly("p");
    }

    @Test
    void keepsAPendingTransactionThatAFileDoesNotHold() {
        shown(PENDING.get());

        assertThat(telling().page().statement()).isEqualTo(Counts.NONE);
        assertThat(identifiers()).containsExactly("p");
    }

    @Test
    void takesBackTheSameTransactionWhenItIsShownAgain() {
        shown(PENDING.get());
        UUID id = only().id();
        telling().page().everything();

        assertThat(shown(PENDING.get())).isEqualTo(new Counts(0, 1, 0, 0));
        assertThat(only().id()).isEqualTo(id);
    }

    @Test
    void knowsThatARowSettlesAPendingOneOfTheSamePage() {
        Counts counts = shown(PENDING.get(), COFFEE.id("t").settling("p").amount("-5").get());

        assertThat(counts).isEqualTo(new Counts(1, 0, 1, 0));
        assertThat(identifiers()).containsExactly("t");
        assertThat(telling().page(PENDING.get(), COFFEE.id("t").amount("-5").get()).everything())
                .isEqualTo(new Counts(0, 0, 2, 0));
        assertThat(identifiers()).containsExactly("t");
    }

    @Test
    void knowsThatARowWhichWaitsSettlesAPendingOneOfTheSamePage() {
        shown(COFFEE.id("before").get());

        shown(PENDING.get(), COFFEE.id("t").settling("p").get());

        assertThat(identifiers()).containsExactly("t");
        assertThat(shown(PENDING.get(), COFFEE.id("t").get())).isEqualTo(new Counts(0, 0, 2, 0));
        assertThat(identifiers()).containsExactly("t");
    }

    @Test
    void turnsAPendingTransactionIntoThePostingWithATip() {
        shown(PENDING.amount("-20").get());
        UUID id = only().id();

        var posted =
                COFFEE.id("t")
                        .amount("-23.60")
                        .description("BLUE CUP #12 Oslo")
                        .date(Any.TODAY.plusDays(2));
        assertThat(shown(posted.get())).isEqualTo(new Counts(0, 1, 0, 0));
        assertThat(only().id()).isEqualTo(id);
        assertThat(only().amount()).isEqualTo(Money.of("-23.60", "USD"));
        assertThat(only().status()).isEqualTo(TransactionStatus.SETTLED);
        assertThat(only().createdAt()).isEqualTo(Any.NOW);
    }

    @Test
    void turnsAPendingTransactionThatWentEarlierIntoItsPosting() {
        shown(PENDING.get());
        UUID id = only().id();
        telling().page().everything();

        assertThat(shown(COFFEE.id("t").get())).isEqualTo(new Counts(0, 1, 0, 0));
        assertThat(only().id()).isEqualTo(id);
    }

    @Test
    void knowsThePostingAgainUnderThePendingIdentifier() {
        shown(PENDING.get());
        shown(COFFEE.id("t").get());

        assertThat(shown(COFFEE.id("t").get(), PENDING.get())).isEqualTo(new Counts(0, 0, 2, 0));
        assertThat(only().status()).isEqualTo(TransactionStatus.SETTLED);
    }

    @Test
    void doesNotTakeAPendingTransactionThatIsStillShown() {
        shown(PENDING.get());

        assertThat(telling().page(COFFEE.id("t").get()).page(PENDING.get()).everything())
                .isEqualTo(new Counts(1, 0, 1, 0));
        assertThat(identifiers()).containsExactlyInAnyOrder("p", "t");
    }

    @Test
    void doesNotTakeAPendingTransactionOfAnotherPayeeAndAmount() {
        shown(PENDING.get());

        assertThat(shown(COFFEE.id("t").amount("-99").description("Rent").get()))
                .isEqualTo(new Counts(1, 0, 0, 0, 1));
    }

    @Test
    void doesNotTakeAPendingTransactionOfAnotherAccount() {
        shown(PENDING.get());

        assertThat(shown(Any.transaction("b").id("t").description("Blue Cup").get()))
                .isEqualTo(new Counts(1, 0, 0, 0, 1));
    }

    @Test
    void settlesEachOfTwoPendingTwinsByAPostingOfItsOwn() {
        shown(PENDING.id("p1").get(), PENDING.id("p2").get());
        var ids = identities();

        assertThat(shown(COFFEE.id("t1").get(), COFFEE.id("t2").get()))
                .isEqualTo(new Counts(0, 2, 0, 0));
        assertThat(identities()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void leavesTheSecondPendingTwinPendingWhenOneIsPosted() {
        shown(PENDING.id("p1").get(), PENDING.id("p2").get());

        assertThat(shown(COFFEE.id("t1").get(), PENDING.id("p2").get()))
                .isEqualTo(new Counts(0, 1, 1, 0));
        assertThat(identifiers()).containsExactlyInAnyOrder("t1", "p2");
    }

    @Test
    void knowsTransactionsAgainThatAllHaveNewIdentifiers() {
        shown(COFFEE.id("1").get(), COFFEE.id("2").get(), COFFEE.id("3").amount("-5").get());
        var ids = identities();

        assertThat(
                        shown(
                                COFFEE.id("x").get(),
                                COFFEE.id("y").amount("-5").get(),
                                COFFEE.id("z").get()))
                .isEqualTo(new Counts(0, 3, 0, 0));
        assertThat(identities()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(identifiers()).containsExactlyInAnyOrder("x", "y", "z");
    }

    @Test
    void keepsATwinThatIsNew() {
        shown(COFFEE.id("1").get());

        assertThat(telling().page(COFFEE.id("2").get()).page(COFFEE.id("1").get()).everything())
                .isEqualTo(new Counts(1, 0, 1, 0));
        assertThat(identifiers()).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void keepsATwinThatIsToldOfAsNew() {
        shown(COFFEE.id("1").get());

        assertThat(telling().page(COFFEE.id("2").get()).changes())
                .isEqualTo(new Counts(1, 0, 0, 0));
    }

    @Test
    void addsNothingWhenAFileComesAgainUnderOtherIdentifiers() {
        telling().page(COFFEE.id("1").get(), COFFEE.id("2").get()).statement();

        assertThat(telling().page(COFFEE.id("8").get(), COFFEE.id("9").get()).statement())
                .isEqualTo(new Counts(0, 2, 0, 0));
        assertThat(identities()).hasSize(2);
    }

    @Test
    void removesWhatTheInstitutionSaysIsGone() {
        shown(COFFEE.id("1").get(), COFFEE.id("2").amount("-5").get());

        assertThat(telling().gone("a", "1").gone("b", "2").gone("a", "unknown").changes())
                .isEqualTo(new Counts(0, 0, 0, 0, 1));
        assertThat(identifiers()).containsExactly("2");
    }

    @Test
    void replacesWhatIsGoneByWhatIsNewWithoutALink() {
        shown(PENDING.get());
        UUID id = only().id();

        assertThat(telling().gone("a", "p").page(COFFEE.id("t").get()).changes())
                .isEqualTo(new Counts(0, 1, 0, 0));
        assertThat(only().id()).isEqualTo(id);
    }

    @Test
    void doesNotRemoveAPostingByThePendingIdentifierThatItHad() {
        shown(PENDING.get());

        assertThat(telling().page(COFFEE.id("t").settling("p").get()).gone("a", "p").changes())
                .isEqualTo(new Counts(0, 1, 0, 0));
        assertThat(identifiers()).containsExactly("t");
    }

    @Test
    void believesTheLaterOfARowAndItsRemoval() {
        shown(COFFEE.id("1").get(), COFFEE.id("2").amount("-5").get());

        var one = COFFEE.id("1").get();
        var two = COFFEE.id("2").amount("-6").get();
        assertThat(telling().gone("a", "1").page(one, two).gone("a", "2").changes())
                .isEqualTo(new Counts(0, 1, 1, 0, 1));
        assertThat(identifiers()).containsExactly("1");
    }

    @Test
    void keepsATransactionRemovedThatTheUserRemoved() {
        shown(COFFEE.id("1").get(), PENDING.get());
        var pending =
                transactions().stream()
                        .filter(it -> it.status() == TransactionStatus.PENDING)
                        .findFirst()
                        .orElseThrow();
        assertThat(removedByUser(holder.userId(), pending.id())).isTrue();

        assertThat(shown(COFFEE.id("1").get(), PENDING.get())).isEqualTo(new Counts(0, 0, 2, 0));
        assertThat(shown(COFFEE.id("1").get(), COFFEE.id("2").settling("p").get()))
                .isEqualTo(new Counts(0, 0, 2, 0));
        assertThat(shown(COFFEE.id("1").get(), COFFEE.id("3").get()))
                .isEqualTo(new Counts(0, 0, 2, 0));
        assertThat(identifiers()).containsExactly("1");
    }

    @Test
    void keepsWhatTheUserSaysWhateverIsRead() {
        shown(PENDING.get());
        var said = new Annotations(Optional.of("with Ada"), Optional.of("Coffee"));
        UUID id = only().id();
        ports.transactions()
                .inTransaction(() -> {
                    ports.ledger().annotate(UUID.randomUUID(), id, Annotations.NONE, Any.NOW);
                    ports.ledger().annotate(holder.userId(), id, said, Any.NOW);
                    return id;
                });
        telling().page().everything();

        shown(COFFEE.id("t").amount("-13").get());
        assertThat(only().id()).isEqualTo(id);
        assertThat(only().annotations()).isEqualTo(said);
    }

    @Test
    void removesATransactionOnceAndForItsUserOnly() {
        shown(COFFEE.id("1").get());
        UUID id = only().id();

        assertThat(removedByUser(UUID.randomUUID(), id)).isFalse();
        assertThat(removedByUser(holder.userId(), UUID.randomUUID())).isFalse();
        assertThat(removedByUser(holder.userId(), id)).isTrue();
        assertThat(removedByUser(holder.userId(), id)).isFalse();
    }

    private boolean removedByUser(UUID user, UUID id) {
        return ports.transactions().inTransaction(() -> ports.ledger().remove(user, id, Any.NOW));
    }

    @Test
    void forgetsWhatWasSetAsideForOneJobOnly() {
        var told = telling().page(COFFEE.id("1").get());
        ports.transactions()
                .inTransaction(() -> {
                    ports.ledger().discardStaged(UUID.randomUUID());
                    return told;
                });

        assertThat(told.changes()).isEqualTo(new Counts(1, 0, 0, 0));
    }

    @Test
    void refusesToConcludeWhenRowsSetAsideAreGone() {
        UUID job = Any.IDS.next();
        var reading = ports.transactions().inTransaction(() -> ports.ledger().begin(job, holder));

        assertThatThrownBy(() ->
                        ports.transactions()
                                .inTransaction(() ->
                                        ports.ledger()
                                                .conclude(
                                                        reading,
                                                        new Coverage.Changes(),
                                                        2,
                                                        Any.NOW)))
                .isInstanceOf(StagedRowsLostException.class);
    }

    private Telling telling() {
        return new Telling(ports, holder, Any.NOW);
    }

    /** All that there is, on one page. */
    private Counts shown(NormalizedTransaction... rows) {
        return telling().page(rows).everything();
    }

    private Transaction only() {
        assertThat(transactions()).hasSize(1);
        return transactions().getFirst();
    }

    private List<UUID> identities() {
        return transactions().stream().map(Transaction::id).toList();
    }

    private List<String> identifiers() {
        return transactions().stream().map(Transaction::providerTransactionId).toList();
    }

    private List<Transaction> transactions() {
        return ports.history()
                .list(
                        TransactionFilter.all(holder.userId()),
                        Slice.first(TransactionSort.NEWEST_FIRST, 1_000));
    }
}
