package com.dashtam.sync.infrastructure.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.page.Cursors;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.application.transaction.ListChanges;
import com.dashtam.sync.application.transaction.ListChanges.Changes;
import com.dashtam.sync.application.transaction.ListChangesHandler;
import com.dashtam.sync.contract.Ports;
import com.dashtam.sync.contract.Telling;
import com.dashtam.sync.domain.account.AccountFilter;
import com.dashtam.sync.domain.connection.ConnectionStatus;
import com.dashtam.sync.domain.joining.JoinedAccounts.Occasion;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.transaction.Annotations;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.domain.transaction.TransactionChange;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.domain.transaction.TransactionHistory.Slice;
import com.dashtam.sync.domain.transaction.TransactionSort;
import com.dashtam.sync.fixture.Any;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What really happened in an account, told in pieces by its bank and by files, in any order. */
class JoinedLedgerIT {

    private static final JdbcPorts DATABASE = new JdbcPorts();
    private static final int SEEDS = 60;
    private static final int STEPS = 14;
    private static final int POSTINGS = 40;
    private static final int ENOUGH = 500;

    private final Ports ports = DATABASE.ports();
    private final Holder bank = Any.holder();
    private final Holder files = new Holder(bank.userId(), UUID.randomUUID());
    private final ListChangesHandler changes =
            new ListChangesHandler(
                    new JdbcTransactionChanges(DATABASE.jdbc()),
                    new Cursors("a key that is long enough for a test".getBytes(UTF_8), "test"),
                    InstantSource.fixed(Any.NOW));

    /** A posting as each of the two tells of it; those of one group say the same. */
    private record Posting(int group, NormalizedTransaction ofBank, NormalizedTransaction ofFile) {}

    private static IntStream seeds() {
        return IntStream.rangeClosed(1, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void showsEachPostingOnceWhateverTheOrder(int seed) {
        var random = new Random(seed);
        List<Posting> happened = happened(random);
        Map<Holder, Set<Posting>> told = Map.of(bank, new HashSet<>(), files, new HashSet<>());
        Map<UUID, String> notes = new HashMap<>();
        Set<UUID> copy = new HashSet<>();
        String cursor = follow(Optional.empty(), copy);
        connected(bank, "sandbox");
        connected(files, "ofx_file");
        int joinedAt = random.nextInt(STEPS / 2);
        for (int step = 0; step < STEPS; step++) {
            if (step == joinedAt) {
                join();
            }
            Holder source = random.nextBoolean() ? bank : files;
            List<Posting> part = someGroups(random, happened);
            tell(source, part);
            assertThat(tell(source, part).changed()).isZero();
            told.get(source).addAll(part);
            cursor = follow(Optional.of(cursor), copy);
            if (step >= joinedAt) {
                assertShown(told, notes);
                annotateOne(random, notes);
            }
            assertThat(copy).isEqualTo(idsOf(shown()));
        }
    }

    /** A file that holds one of several alike and not the others would mean those. */
    private static List<Posting> someGroups(Random random, List<Posting> happened) {
        int first = random.nextInt(POSTINGS);
        int behind = first + random.nextInt(25);
        return happened.stream()
                .filter(posting -> posting.group() >= first && posting.group() < behind)
                .toList();
    }

    private void assertShown(Map<Holder, Set<Posting>> told, Map<UUID, String> notes) {
        Map<Integer, Long> byBank = byGroup(told.get(bank));
        Map<Integer, Long> byFiles = byGroup(told.get(files));
        long expected =
                IntStream.range(0, POSTINGS)
                        .mapToLong(group ->
                                Math.max(
                                        byBank.getOrDefault(group, 0L),
                                        byFiles.getOrDefault(group, 0L)))
                        .sum();
        List<Transaction> shown = shown();
        assertThat(shown).hasSize((int) expected);
        assertThat(shown)
                .filteredOn(row -> row.description().startsWith("Bank"))
                .hasSize(told.get(bank).size());
        notes.forEach((id, note) ->
                assertThat(shown)
                        .filteredOn(row -> row.id().equals(id))
                        .singleElement()
                        .satisfies(row -> assertThat(row.annotations().note()).contains(note)));
    }

    private static Map<Integer, Long> byGroup(Set<Posting> postings) {
        return postings.stream()
                .collect(Collectors.groupingBy(Posting::group, Collectors.counting()));
    }

    /** A fifth of the postings have a twin; files are up to two days late or early. */
    private static List<Posting> happened(Random random) {
        List<Posting> postings = new ArrayList<>();
        int group = 0;
        LocalDate day = Any.TODAY.minusDays(POSTINGS);
        int late = 0;
        for (int i = 0; i < POSTINGS; i++) {
            boolean isTwin = i > 0 && random.nextInt(5) == 0;
            if (!isTwin) {
                group++;
                day = day.plusDays(random.nextInt(3));
                late = random.nextInt(5) - 2;
            }
            String amount = "-" + (10 + group) + ".0" + group % 10;
            postings.add(
                    new Posting(
                            group,
                            row("b" + i, amount, "Bank " + word(group), day),
                            row("f" + i, amount, "FILE", day.plusDays(late))));
        }
        return postings;
    }

    private static String word(int group) {
        return String.valueOf((char) ('A' + group % 26)).repeat(4);
    }

    private static NormalizedTransaction row(
            String id, String amount, String description, LocalDate day) {
        return Any.transaction("a").id(id).amount(amount).description(description).date(day).get();
    }

    private Counts tell(Holder source, List<Posting> part) {
        Function<Posting, NormalizedTransaction> words =
                source.equals(bank) ? Posting::ofBank : Posting::ofFile;
        var telling = new Telling(ports, source, Any.NOW);
        int half = part.size() / 2;
        telling.page(part.subList(0, half).stream().map(words).toList());
        telling.page(part.subList(half, part.size()).stream().map(words).toList());
        return source.equals(bank) ? telling.changes() : telling.statement();
    }

    private void annotateOne(Random random, Map<UUID, String> notes) {
        List<Transaction> shown = shown();
        if (!shown.isEmpty()) {
            UUID id = shown.get(random.nextInt(shown.size())).id();
            String note = "note " + notes.size();
            notes.put(id, note);
            ports.transactions()
                    .inTransaction(() -> {
                        ports.ledger()
                                .annotate(
                                        bank.userId(),
                                        id,
                                        new Annotations(Optional.of(note), Optional.empty()),
                                        Any.NOW);
                        return id;
                    });
        }
    }

    private String follow(Optional<String> cursor, Set<UUID> copy) {
        Changes page =
                switch (changes.handle(new ListChanges(bank.userId(), cursor, ENOUGH))) {
                    case Result.Ok<Changes, PageRefusal>(var found) -> found;
                    case Result.Err<Changes, PageRefusal>(var refusal) ->
                            throw new AssertionError(refusal);
                };
        assertThat(page.more()).isFalse();
        for (TransactionChange change : page.items()) {
            if (change instanceof TransactionChange.Removed) {
                copy.remove(change.transactionId());
            } else {
                copy.add(change.transactionId());
            }
        }
        return page.next();
    }

    private void join() {
        ports.transactions()
                .inTransaction(() ->
                        ports.joined()
                                .join(
                                        bank.userId(),
                                        accountOf(bank),
                                        accountOf(files),
                                        Occasion.of(Any.NOW)));
    }

    private UUID accountOf(Holder holder) {
        return ports.accounts()
                .list(AccountFilter.ofConnection(holder.userId(), holder.connectionId()))
                .getFirst()
                .id();
    }

    private void connected(Holder holder, String slug) {
        ports.connections().save(Any.connectionOf(holder, slug, ConnectionStatus.ACTIVE), Any.NOW);
        ports.transactions()
                .inTransaction(() ->
                        ports.ledger().mergeAccounts(holder, List.of(Any.account("a")), Any.NOW));
    }

    private List<Transaction> shown() {
        return ports.history()
                .list(
                        TransactionFilter.all(bank.userId()),
                        Slice.first(TransactionSort.NEWEST_FIRST, ENOUGH));
    }

    private static Set<UUID> idsOf(List<Transaction> transactions) {
        return transactions.stream().map(Transaction::id).collect(Collectors.toSet());
    }
}
