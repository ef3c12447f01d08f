package com.dashtam.sync.infrastructure.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.application.transaction.ForgetErased;
import com.dashtam.sync.application.transaction.ListChanges;
import com.dashtam.sync.application.transaction.ListChanges.Changes;
import com.dashtam.sync.application.transaction.ListChangesHandler;
import com.dashtam.sync.contract.Ports;
import com.dashtam.sync.contract.Telling;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.transaction.Annotations;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionChange;
import com.dashtam.sync.domain.transaction.TransactionChange.Kept.Kind;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.domain.transaction.TransactionHistory.Slice;
import com.dashtam.sync.domain.transaction.TransactionSort;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.fixture.Any.TransactionDraft;
import com.dashtam.sync.fixture.FickleBank;
import com.dashtam.sync.memory.MovingClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionChangesIT {

    private static final JdbcPorts DATABASE = new JdbcPorts();
    private static final int ENOUGH = 500;
    private static final Duration LIFE_OF_A_CURSOR = Duration.ofDays(90);
    private static final Duration LONGEST_ROUND = Duration.ofDays(1);

    private final Ports ports = DATABASE.ports();
    private final Holder holder = Any.holder();
    private final Holder other = new Holder(holder.userId(), UUID.randomUUID());
    private final MovingClock clock = new MovingClock();
    private final JdbcTransactionChanges stored = new JdbcTransactionChanges(DATABASE.jdbc());
    private final ListChangesHandler handler =
            new ListChangesHandler(
                    stored,
                    new Cursors("a key that is long enough for a test".getBytes(UTF_8), "test"),
                    clock);

    TransactionChangesIT() {
        connect(holder);
    }

    private void connect(Holder of) {
        ports.connections().save(Any.connectionOf(of), Any.NOW);
        ports.transactions()
                .inTransaction(() ->
                        ports.ledger()
                                .mergeAccounts(
                                        of, List.of(Any.account("a"), Any.account("b")), Any.NOW));
    }

    private void erase(Holder of) {
        var data = new JdbcConnectionData(DATABASE.jdbc());
        ports.transactions()
                .inTransaction(() -> {
                    data.lock(of.connectionId());
                    return data.erase(of.connectionId(), clock.instant());
                });
    }

    @Test
    void tellsNothingOfAnEmptyLedger() {
        Changes changes = changes(Optional.empty(), ENOUGH);
        assertThat(changes.items()).isEmpty();
        assertThat(changes.more()).isFalse();
    }

    @Test
    void tellsAllThatThereIsAsAdded() {
        shown(row("1").get(), row("2").get());
        assertThat(changes(Optional.empty(), ENOUGH).items())
                .hasSize(2)
                .extracting(TransactionChangesIT::nameOf)
                .containsOnly("ADDED");
    }

    @Test
    void tellsWhatBecameOfWhatIsKnown() {
        var pending = row("p").status(TransactionStatus.PENDING);
        shown(row("1").get(), pending.get());
        String cursor = changes(Optional.empty(), ENOUGH).next();

        shown(row("1").amount("-99").get(), row("3").amount("-4").description("Rent").get());

        var kinds =
                changes(Optional.of(cursor), ENOUGH).items().stream()
                        .map(TransactionChangesIT::nameOf)
                        .toList();
        assertThat(kinds).containsExactlyInAnyOrder("MODIFIED", "ADDED", "REMOVED");
    }

    @Test
    void saysNothingWhenNothingHappened() {
        shown(row("1").get());
        String cursor = changes(Optional.empty(), ENOUGH).next();
        shown(row("1").get());

        Changes later = changes(Optional.of(cursor), ENOUGH);
        assertThat(later.items()).isEmpty();
        assertThat(later.more()).isFalse();
    }

    @Test
    void saysNothingOfWhatCameAndWentInBetween() {
        String cursor = changes(Optional.empty(), ENOUGH).next();
        shown(row("p").status(TransactionStatus.PENDING).get());
        shown();

        assertThat(changes(Optional.of(cursor), ENOUGH).items()).isEmpty();
    }

    @Test
    void tellsOfWhatIsGoneAlsoWhenItHadComeBackInBetween() {
        var pending = row("p").status(TransactionStatus.PENDING).get();
        shown(pending, row("1").get());
        String cursor = changes(Optional.empty(), ENOUGH).next();
        shown(row("1").get());
        shown(pending, row("1").get());
        shown(row("1").get());

        assertThat(changes(Optional.of(cursor), ENOUGH).items())
                .singleElement()
                .isInstanceOf(TransactionChange.Removed.class);
    }

    @Test
    void tellsOfWhatCameBackBeforeItWasDeletedWithItsConnection() {
        var pending = row("p").status(TransactionStatus.PENDING).get();
        shown(pending);
        String cursor = changes(Optional.empty(), ENOUGH).next();
        shown();
        shown(pending);

        erase(holder);

        assertThat(changes(Optional.of(cursor), ENOUGH).items())
                .singleElement()
                .isInstanceOf(TransactionChange.Removed.class);
    }

    @Test
    void tellsOfWhatTheUserRemovesAndSays() {
        shown(row("1").get(), row("2").get());
        var kept = transactions();
        String cursor = changes(Optional.empty(), ENOUGH).next();

        ports.transactions()
                .inTransaction(() -> {
                    var note = new Annotations(Optional.of("mine"), Optional.empty());
                    ports.ledger()
                            .annotate(holder.userId(), kept.getFirst().id(), note, clock.instant());
                    return ports.ledger()
                            .remove(holder.userId(), kept.getLast().id(), clock.instant());
                });

        assertThat(changes(Optional.of(cursor), ENOUGH).items())
                .extracting(TransactionChange::transactionId)
                .containsExactly(kept.getFirst().id(), kept.getLast().id());
    }

    /** The reader's copy is the ledger whenever the reader has caught up. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void missesNothingThatChangesWhileItIsRead(long seed) {
        var bank = new FickleBank(seed);
        var otherBank = new FickleBank(seed + 100);
        connect(other);
        var copy = new HashMap<UUID, Transaction>();
        Optional<String> cursor = Optional.empty();
        for (int i = 0; i < 40; i++) {
            live(bank, holder);
            if (i < 20 + seed) {
                live(otherBank, other);
            } else if (i == 20 + seed) {
                erase(other);
            }
            Changes page = changes(cursor, 5);
            page.items().forEach(change -> follow(copy, change));
            cursor = Optional.of(page.next());
        }
        boolean more = true;
        while (more) {
            Changes page = changes(cursor, 5);
            page.items().forEach(change -> follow(copy, change));
            cursor = Optional.of(page.next());
            more = page.more();
        }
        Map<UUID, Transaction> ledger =
                transactions().stream()
                        .collect(Collectors.toMap(Transaction::id, Function.identity()));
        assertThat(ledger).isNotEmpty();
        assertThat(copy).isEqualTo(ledger);
    }

    private void live(FickleBank bank, Holder of) {
        bank.live(3);
        shown(of, bank.pages(Any.TODAY.minusDays(30), ENOUGH).getFirst());
    }

    private static String nameOf(TransactionChange change) {
        return switch (change) {
            case TransactionChange.Kept(var kind, _, _) -> kind.name();
            case TransactionChange.Removed _ -> "REMOVED";
        };
    }

    private static void follow(Map<UUID, Transaction> copy, TransactionChange change) {
        switch (change) {
            case TransactionChange.Kept(var kind, _, var transaction) -> {
                Transaction before = copy.put(transaction.id(), transaction);
                assertThat(before != null || kind == Kind.ADDED).isTrue();
            }
            case TransactionChange.Removed removed -> copy.remove(removed.transactionId());
        }
    }

    @Test
    void tellsOfWhatWasDeletedWithItsConnection() {
        connect(other);
        shown(row("1").get(), row("2").get());
        shown(other, List.of(row("1").get()));
        var deleted =
                transactions().stream()
                        .filter(transaction -> isOf(holder, transaction))
                        .map(Transaction::id)
                        .toList();
        String cursor = changes(Optional.empty(), ENOUGH).next();

        erase(holder);

        Changes first = changes(Optional.of(cursor), 1);
        Changes second = changes(Optional.of(first.next()), 1);
        assertThat(first.more()).isTrue();
        assertThat(second.more()).isFalse();
        assertThat(List.of(first.items().getFirst(), second.items().getFirst()))
                .allMatch(TransactionChange.Removed.class::isInstance)
                .extracting(TransactionChange::transactionId)
                .containsExactlyInAnyOrderElementsOf(deleted);
        assertThat(changes(Optional.of(second.next()), ENOUGH).items()).isEmpty();
        assertThat(changes(Optional.empty(), ENOUGH).items())
                .singleElement()
                .extracting(TransactionChangesIT::nameOf)
                .isEqualTo("ADDED");
    }

    private boolean isOf(Holder of, Transaction transaction) {
        return ports.accounts()
                .findOwned(transaction.accountId(), of.userId())
                .filter(account -> account.connectionId().equals(of.connectionId()))
                .isPresent();
    }

    @Test
    void tellsOfAnEarlierRemovalAlsoOnceTheConnectionIsDeleted() {
        shown(row("p").status(TransactionStatus.PENDING).get(), row("1").get());
        String before = changes(Optional.empty(), ENOUGH).next();
        shown(row("1").get());
        String after = changes(Optional.of(before), ENOUGH).next();

        erase(holder);

        assertThat(changes(Optional.of(before), ENOUGH).items()).hasSize(2);
        assertThat(changes(Optional.of(after), ENOUGH).items()).hasSize(1);
    }

    @Test
    void saysNothingOfWhatCameAndWasDeletedInBetween() {
        String cursor = changes(Optional.empty(), ENOUGH).next();
        shown(row("1").get());
        erase(holder);

        assertThat(changes(Optional.of(cursor), ENOUGH).items()).isEmpty();
    }

    @Test
    void tellsNobodyWhatAnotherUserHasDeleted() {
        shown(row("1").get());
        erase(holder);

        var nobody = new ListChanges(UUID.randomUUID(), Optional.empty(), ENOUGH);
        assertThat(handler.handle(nobody))
                .isInstanceOfSatisfying(
                        Result.Ok.class,
                        ok -> assertThat(((Changes) ok.value()).items()).isEmpty());
    }

    @Test
    void remembersWhatWasDeletedForAsLongAsACursorMayNotKnowOfIt() {
        shown(row("1").get(), row("2").get());
        String cursor = changes(Optional.empty(), ENOUGH).next();
        erase(holder);
        var forget = new ForgetErased(stored, clock);

        clock.advance(LIFE_OF_A_CURSOR);
        Changes first = changes(Optional.of(cursor), 1);
        clock.advance(LONGEST_ROUND);
        assertThat(forget.run(ENOUGH)).isZero();
        assertThat(remembered()).isEqualTo(2);
        assertThat(changes(Optional.of(first.next()), ENOUGH).items()).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        assertThat(forget.run(1)).isEqualTo(1);
        int more = ENOUGH;
        while (more == ENOUGH) {
            more = forget.run(ENOUGH);
        }
        assertThat(remembered()).isZero();
        assertThat(refused(holder.userId(), first.next())).isEqualTo(PageRefusal.CURSOR_EXPIRED);
    }

    private int remembered() {
        return DATABASE.jdbc()
                .sql("select count(*) from erased_transaction where user_id = :user")
                .param("user", holder.userId())
                .query(Integer.class)
                .single();
    }

    @Test
    void refusesACursorThatIsNoneOfTheUsers() {
        String cursor = changes(Optional.empty(), ENOUGH).next();
        char last = cursor.charAt(cursor.length() - 1);
        String changed = cursor.substring(0, cursor.length() - 1) + (last == 'A' ? 'Q' : 'A');

        assertThat(refused(holder.userId(), changed)).isEqualTo(PageRefusal.CURSOR_INVALID);
        assertThat(refused(UUID.randomUUID(), cursor)).isEqualTo(PageRefusal.CURSOR_INVALID);
        assertThat(refused(holder.userId(), "")).isEqualTo(PageRefusal.CURSOR_INVALID);
    }

    @Test
    void refusesACursorThatIsTooOld() {
        String cursor = changes(Optional.empty(), ENOUGH).next();
        clock.advance(LIFE_OF_A_CURSOR);
        assertThat(changes(Optional.of(cursor), ENOUGH).items()).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        assertThat(refused(holder.userId(), cursor)).isEqualTo(PageRefusal.CURSOR_EXPIRED);
    }

    private PageRefusal refused(UUID user, String cursor) {
        return switch (handler.handle(new ListChanges(user, Optional.of(cursor), ENOUGH))) {
            case Result.Ok<Changes, PageRefusal>(var changes) ->
                    throw new AssertionError("listed " + changes);
            case Result.Err<Changes, PageRefusal>(var refusal) -> refusal;
        };
    }

    private Changes changes(Optional<String> cursor, int limit) {
        return switch (handler.handle(new ListChanges(holder.userId(), cursor, limit))) {
            case Result.Ok<Changes, PageRefusal>(var changes) -> changes;
            case Result.Err<Changes, PageRefusal>(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private static TransactionDraft row(String id) {
        return Any.transaction("a").id(id);
    }

    private void shown(NormalizedTransaction... rows) {
        shown(List.of(rows));
    }

    private void shown(List<NormalizedTransaction> rows) {
        shown(holder, rows);
    }

    private void shown(Holder of, List<NormalizedTransaction> rows) {
        assertThat(new Telling(ports, of, clock.instant()).page(rows).everything()).isNotNull();
    }

    private List<Transaction> transactions() {
        return ports.history()
                .list(
                        TransactionFilter.all(holder.userId()),
                        Slice.first(TransactionSort.NEWEST_FIRST, ENOUGH));
    }
}
