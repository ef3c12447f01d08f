package com.dashtam.sync.infrastructure.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.application.transaction.ListChanges;
import com.dashtam.sync.application.transaction.ListChanges.Changes;
import com.dashtam.sync.application.transaction.ListChangesHandler;
import com.dashtam.sync.contract.Ports;
import com.dashtam.sync.contract.Telling;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.connection.ConnectionState;
import com.dashtam.sync.domain.connection.ConnectionStatus;
import com.dashtam.sync.domain.joining.JoinedAccounts.Occasion;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.transaction.Annotations;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionChange;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.domain.transaction.TransactionHistory.Slice;
import com.dashtam.sync.domain.transaction.TransactionSort;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.fixture.FickleBank;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that can happen to a ledger, read by followers of whom some come often and some
 * seldom: whoever has caught up has a copy of it.
 */
class FollowersIT {

    private static final JdbcPorts DATABASE = new JdbcPorts();
    private static final int SEEDS = 40;
    private static final int STEPS = 40;
    private static final int ENOUGH = 1_000;

    private final Ports ports = DATABASE.ports();
    private final UUID user = UUID.randomUUID();
    private final ListChangesHandler changes =
            new ListChangesHandler(
                    new JdbcTransactionChanges(DATABASE.jdbc()),
                    new Cursors("a key that is long enough for a test".getBytes(UTF_8), "test"),
                    InstantSource.fixed(Any.NOW));

    private static IntStream seeds() {
        return IntStream.rangeClosed(1, SEEDS);
    }

    /** A reader who comes in one of so many steps, and reads so many changes at once. */
    private final class Follower {

        private final int rhythm;
        private final int limit;
        private final Map<UUID, Transaction> copy = new HashMap<>();
        private Optional<String> cursor = Optional.empty();

        Follower(int rhythm, int limit) {
            this.rhythm = rhythm;
            this.limit = limit;
        }

        /** Answers whether there is more. */
        boolean read() {
            Changes page =
                    switch (changes.handle(new ListChanges(user, cursor, limit))) {
                        case Result.Ok<Changes, PageRefusal>(var found) -> found;
                        case Result.Err<Changes, PageRefusal>(var refusal) ->
                                throw new AssertionError(refusal);
                    };
            page.items().forEach(this::apply);
            cursor = Optional.of(page.next());
            return page.more();
        }

        private void apply(TransactionChange change) {
            switch (change) {
                case TransactionChange.Kept(_, _, var transaction) ->
                        copy.put(transaction.id(), transaction);
                case TransactionChange.Removed removed -> copy.remove(removed.transactionId());
            }
        }

        void catchUp() {
            boolean more = true;
            while (more) {
                more = read();
            }
            assertThat(copy).isEqualTo(ledger());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void haveTheLedgerWhenTheyHaveCaughtUp(int seed) {
        var random = new Random(seed);
        var bank = connected("sandbox");
        var files = connected("ofx_file");
        var told = new FickleBank(seed);
        var followers = List.of(new Follower(1, 3), new Follower(4, 5), new Follower(12, ENOUGH));
        for (int step = 0; step < STEPS; step++) {
            told.live(2);
            var rows = told.pages(Any.TODAY.minusDays(30), ENOUGH).getFirst();
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3, 4 -> new Telling(ports, bank, Any.NOW).page(rows).everything();
                case 5, 6 -> new Telling(ports, files, Any.NOW).page(named(rows)).statement();
                case 7 -> any(random).ifPresent(this::remove);
                case 8 -> any(random).ifPresent(this::annotate);
                case 9 -> join(bank, files);
                case 10 -> lead(random.nextBoolean() ? bank : files);
                case 11 -> {
                    if (random.nextInt(3) == 0) {
                        erase(bank);
                        bank = connected("sandbox");
                    } else if (random.nextInt(3) == 0) {
                        erase(files);
                        files = connected("ofx_file");
                    }
                }
                default -> throw new AssertionError();
            }
            for (Follower follower : followers) {
                if (random.nextInt(follower.rhythm) == 0 && !follower.read()) {
                    assertThat(follower.copy).isEqualTo(ledger());
                }
            }
        }
        followers.forEach(Follower::catchUp);
        new Follower(1, 7).catchUp();
    }

    /** Files call the same postings otherwise, and know of none that is pending. */
    private static List<NormalizedTransaction> named(List<NormalizedTransaction> rows) {
        return rows.stream()
                .filter(row -> row.status() != TransactionStatus.PENDING)
                .map(row ->
                        Any.transaction(row.providerAccountId())
                                .id("f" + row.providerTransactionId())
                                .amount(row.amount().toPlainString())
                                .description(row.description())
                                .date(row.date().plusDays(1))
                                .get())
                .toList();
    }

    private Holder connected(String slug) {
        var holder = new Holder(user, UUID.randomUUID());
        ports.connections()
                .save(
                        new ConnectionState(
                                holder.connectionId(),
                                user,
                                slug,
                                ConnectionStatus.ACTIVE,
                                Optional.empty()),
                        Any.NOW);
        within(() ->
                ports.ledger()
                        .mergeAccounts(
                                holder, List.of(Any.account("a"), Any.account("b")), Any.NOW));
        return holder;
    }

    private <T> T within(Supplier<T> work) {
        return ports.transactions().inTransaction(work);
    }

    private Map<UUID, Transaction> ledger() {
        return shown().stream().collect(Collectors.toMap(Transaction::id, Function.identity()));
    }

    private List<Transaction> shown() {
        return ports.history()
                .list(
                        TransactionFilter.all(user),
                        Slice.first(TransactionSort.NEWEST_FIRST, ENOUGH));
    }

    private Optional<UUID> any(Random random) {
        List<Transaction> shown = shown();
        return shown.isEmpty()
                ? Optional.empty()
                : Optional.of(shown.get(random.nextInt(shown.size())).id());
    }

    private void remove(UUID id) {
        within(() -> ports.ledger().remove(user, id, Any.NOW));
    }

    private void annotate(UUID id) {
        var words = new Annotations(Optional.of("note " + id), Optional.empty());
        within(() -> {
            ports.ledger().annotate(user, id, words, Any.NOW);
            return id;
        });
    }

    private void join(Holder bank, Holder files) {
        within(() -> {
            UUID one = account(bank);
            UUID other = account(files);
            if (ports.joined().obstacle(user, one, other).isEmpty()) {
                ports.joined().join(user, one, other, Occasion.of(Any.NOW));
            }
            return one;
        });
    }

    private void lead(Holder holder) {
        within(() -> ports.joined().lead(user, account(holder), Occasion.of(Any.NOW)));
    }

    private UUID account(Holder holder) {
        return ports
                .accounts()
                .list(AccountFilter.ofConnection(user, holder.connectionId()))
                .stream()
                .filter(account -> account.providerAccountId().equals("a"))
                .map(Account::id)
                .findFirst()
                .orElseThrow();
    }

    private void erase(Holder holder) {
        var data = new JdbcConnectionData(DATABASE.jdbc());
        within(() -> {
            data.lock(holder.connectionId());
            return data.erase(holder.connectionId(), Any.NOW);
        });
    }
}
