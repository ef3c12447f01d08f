package com.dashtam.sync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.LeftOut.Reason;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.sync.domain.imports.LeftOutRow;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Coverage;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Ledger;
import com.dashtam.sync.domain.ledger.Reading;
import com.dashtam.sync.domain.ledger.StagedRow;
import com.dashtam.sync.fixture.Any;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is listed must be what the merge counts. */
public abstract class RejectedRowsContract {

    private static final int MANY = 100;

    private final Ports ports = ports();
    private final Holder holder = Any.holder();
    private final UUID job = UUID.randomUUID();

    private Optional<Reading> reading = Optional.empty();
    private Counts counts = Counts.NONE;

    protected abstract Ports ports();

    protected RejectedRowsContract() {
        ports.connections().save(Any.connectionOf(holder), Any.NOW);
    }

    @Test
    void findsNothingAmongRowsThatMerge() {
        account("a");
        merged(row("a", "1", "10", "Coffee", 1));

        assertThat(found(row("a", "1", "10", "Coffee", 1), row("a", "2", "10", "Coffee", 1)))
                .isEmpty();
        assertThat(mergeStaged(2)).isEqualTo(new Counts(1, 0, 1, 0));
    }

    @Test
    void tellsWhyRowsAreNotMergedInTheOrderOfTheFile() {
        account("a");
        merged(row("a", "1", "10", "Coffee", 1));
        var reused = row("a", "1", "99", "Rent", 3);
        var first = row("a", "2", "5", "Tea", 2);
        var repeated = row("a", "2", "6", "Tea", 2);
        var foreign = row("b", "1", "7", "Cake", 2);

        assertThat(found(foreign, first, reused, repeated, first))
                .containsExactly(
                        unmerged(foreign, Reason.ACCOUNT_UNKNOWN),
                        unmerged(reused, Reason.IDENTIFIER_REUSED),
                        unmerged(repeated, Reason.IDENTIFIER_REPEATED));
        assertThat(mergeStaged(5)).isEqualTo(new Counts(1, 0, 1, 3));
    }

    @Test
    void tellsOfNoMoreThanIsAskedFor() {
        account("a");
        var foreign = row("b", "1", "7", "Cake", 2);
        stage(foreign, foreign, foreign);

        assertThat(ports.rejectedRows().find(job, holder, 2)).hasSize(2);
        assertThat(ports.rejectedRows().find(UUID.randomUUID(), holder, 2)).isEmpty();
    }

    @Test
    void looksAtTheAccountsOfTheHolderAlone() {
        var other = Any.holder();
        ports.connections().save(Any.connectionOf(other), Any.NOW);
        in(() -> ports.ledger().mergeAccounts(other, List.of(Any.account("b")), Any.NOW));

        assertThat(found(row("b", "1", "7", "Cake", 2)))
                .extracting(found -> found.record().reason())
                .containsExactly(Reason.ACCOUNT_UNKNOWN);
    }

    private static LeftOutRow unmerged(NormalizedTransaction row, Reason reason) {
        return LeftOutRow.unmerged(LeftOutRow.contentOf(row), reason);
    }

    private static NormalizedTransaction row(
            String account, String id, String amount, String description, int day) {
        return Any.transaction(account)
                .id(id)
                .amount(amount)
                .description(description)
                .date(LocalDate.of(2026, 3, day))
                .get();
    }

    private void account(String id) {
        in(() -> ports.ledger().mergeAccounts(holder, List.of(Any.account(id)), Any.NOW));
    }

    private void merged(NormalizedTransaction row) {
        assertThat(Telling.of(ports, holder, Any.NOW, List.of(row)).created()).isEqualTo(1);
    }

    private List<LeftOutRow> found(NormalizedTransaction... rows) {
        stage(rows);
        return ports.rejectedRows().find(job, holder, MANY);
    }

    /** Stages rows and merges them, up to the end of their reading. */
    private void stage(NormalizedTransaction... rows) {
        var staged = Stream.of(rows).map(row -> new StagedRow(1, row)).toList();
        in(() -> {
            ports.ledger().stage(job, 0, staged);
            reading = Optional.of(ports.ledger().begin(job, holder));
            counts = ports.ledger().merge(reading.get(), new Ledger.Rows(0, rows.length), Any.NOW);
            return job;
        });
    }

    private Counts mergeStaged(int expected) {
        return in(() ->
                        ports.ledger()
                                .conclude(
                                        reading.orElseThrow(),
                                        new Coverage.Statement(),
                                        expected,
                                        Any.NOW))
                .plus(counts);
    }

    private <T> T in(Supplier<T> work) {
        return ports.transactions().inTransaction(work);
    }
}
