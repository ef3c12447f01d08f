package com.dashtam.sync.infrastructure.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.PageHash;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.sync.contract.Ports;
import com.dashtam.sync.domain.ledger.Counts;
import com.dashtam.sync.domain.ledger.Coverage;
import com.dashtam.sync.domain.ledger.Holder;
import com.dashtam.sync.domain.ledger.Ledger;
import com.dashtam.sync.domain.ledger.Reading;
import com.dashtam.sync.domain.ledger.StagedRow;
import com.dashtam.sync.domain.transaction.DateWindow;
import com.dashtam.sync.domain.transaction.TransactionPast;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.fixture.Any.TransactionDraft;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of pages, and what their rows tell of them. */
class JdbcReadingPagesIT {

    private static final JdbcPorts DATABASE = new JdbcPorts();

    private final Ports ports = DATABASE.ports();
    private final Holder holder = Any.holder();

    @BeforeEach
    void anAccount() {
        ports.connections().save(Any.connectionOf(holder), Any.NOW);
        ports.transactions()
                .inTransaction(() ->
                        ports.ledger().mergeAccounts(holder, List.of(Any.account("a")), Any.NOW));
    }

    @Test
    void tellsWhichPageARowWasOn() {
        read("r1", List.of(row("1"), row("2")), List.of(row("3")));

        assertThat(pageOf("1")).contains(hash("r1", 1));
        assertThat(pageOf("2")).contains(hash("r1", 1));
        assertThat(pageOf("3")).contains(hash("r1", 2));
        assertThat(kept()).isEqualTo(2);
    }

    @Test
    void keepsNothingOfAReadingThatChangedNothing() {
        read("r1", List.of(row("1")));
        read("r2", List.of(row("1")));

        assertThat(pageOf("1")).contains(hash("r1", 1));
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void keepsThosePagesAloneThatChangedSomething() {
        read("r1", List.of(row("1")), List.of(row("2")), List.of(row("3")));

        read("r2", List.of(row("1")), List.of(row("2").amount("-7")), List.of(row("3")));

        assertThat(pageOf("1")).contains(hash("r1", 1));
        assertThat(pageOf("2")).contains(hash("r2", 2));
        assertThat(pageOf("3")).contains(hash("r1", 3));
        assertThat(kept()).isEqualTo(4);
    }

    @Test
    void tellsThePageOfARowThatWaitedForTheEnd() {
        read("r1", List.of(row("old").status(TransactionStatus.PENDING)));

        read("r2", List.of(row("new")), List.of(row("other").date(Any.TODAY.minusDays(90))));

        assertThat(pageOf("new")).contains(hash("r2", 1));
        assertThat(pageOf("other")).contains(hash("r2", 2));
    }

    @Test
    void keepsThePageOfAPostingInQuarantine() {
        read("r1", List.of(row("1").description("Rent")));

        read(
                "r2",
                List.of(row("2")),
                List.of(
                        row("1").amount("-99")
                                .description("Coffee")
                                .date(Any.TODAY.minusDays(40))));

        assertThat(pageOf("1")).contains(hash("r1", 1));
        assertThat(kept()).isEqualTo(3);
    }

    @Test
    void keepsNothingForWhatIsGone() {
        read("r1", List.of(row("p").status(TransactionStatus.PENDING)));

        Counts counts = read("r2", List.<TransactionDraft>of());

        assertThat(counts.removed()).isEqualTo(1);
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void tellsNoPageOfWhatCameWithoutAHash() {
        var reading = begin();
        merge(reading, 1, 0, List.of(row("1").get()), Map.of());
        conclude(reading, 1, Map.of());

        assertThat(past("1").source().orElseThrow().page()).contains(1);
        assertThat(pageOf("1")).isEmpty();
        assertThat(kept()).isZero();
    }

    @Test
    void goesWithTheConnection() {
        read("r1", List.of(row("1")));
        assertThat(kept()).isEqualTo(1);

        ports.transactions()
                .inTransaction(() ->
                        new JdbcConnectionData(DATABASE.jdbc())
                                .erase(holder.connectionId(), Any.NOW));

        assertThat(left()).isZero();
    }

    @Test
    void goesWithTheUser() {
        read("r1", List.of(row("1")));
        assertThat(kept()).isEqualTo(1);

        ports.transactions()
                .inTransaction(() -> new JdbcUserData(DATABASE.jdbc()).erase(holder.userId()));

        assertThat(left()).isZero();
    }

    private static TransactionDraft row(String id) {
        return Any.transaction("a").id(id);
    }

    private PageHash hash(String reading, int page) {
        return PageHash.of((holder + reading + page).getBytes(UTF_8));
    }

    /** Reads pages as a job does, each merged by itself. */
    @SafeVarargs
    private Counts read(String name, List<TransactionDraft>... pages) {
        var reading = begin();
        var hashes =
                IntStream.rangeClosed(1, pages.length)
                        .boxed()
                        .collect(Collectors.toMap(page -> page, page -> hash(name, page)));
        int rows = 0;
        for (int page = 1; page <= pages.length; page++) {
            var drafts = pages[page - 1];
            merge(reading, page, rows, drafts.stream().map(TransactionDraft::get).toList(), hashes);
            rows += drafts.size();
        }
        return conclude(reading, rows, hashes);
    }

    private Reading begin() {
        return ports.transactions()
                .inTransaction(() -> ports.ledger().begin(UUID.randomUUID(), holder));
    }

    private void merge(
            Reading reading,
            int page,
            int from,
            List<NormalizedTransaction> rows,
            Map<Integer, PageHash> hashes) {
        Counts ignored =
                ports.transactions()
                        .inTransaction(() -> {
                            ports.ledger()
                                    .stage(
                                            reading.jobId(),
                                            from,
                                            rows.stream()
                                                    .map(row -> new StagedRow(page, row))
                                                    .toList());
                            Counts counts =
                                    ports.ledger()
                                            .merge(
                                                    reading,
                                                    new Ledger.Rows(from, from + rows.size()),
                                                    Any.NOW);
                            ports.readingPages().remember(reading, hashes);
                            return counts;
                        });
    }

    private Counts conclude(Reading reading, int expected, Map<Integer, PageHash> hashes) {
        var everything = new Coverage.Listing(Optional.empty(), DateWindow.EVERYTHING);
        return ports.transactions()
                .inTransaction(() -> {
                    Counts counts = ports.ledger().conclude(reading, everything, expected, Any.NOW);
                    ports.readingPages().remember(reading, hashes);
                    return counts;
                });
    }

    private Optional<PageHash> pageOf(String providerId) {
        return past(providerId).source().flatMap(TransactionPast.Source::pageHash);
    }

    private TransactionPast past(String providerId) {
        UUID id =
                DATABASE.jdbc()
                        .sql(
                                """
                                select id from transaction
                                where user_id = ? and provider_transaction_id = ?
                                """)
                        .param(holder.userId())
                        .param(providerId)
                        .query(UUID.class)
                        .single();
        return new JdbcTransactionPasts(DATABASE.jdbc())
                .findOwned(id, holder.userId())
                .orElseThrow();
    }

    private int kept() {
        return DATABASE.jdbc()
                .sql(
                        """
                        select count(*) from reading_page p join reading r on r.id = p.reading_id
                        where r.connection_id = ?
                        """)
                .param(holder.connectionId())
                .query(Integer.class)
                .single();
    }

    /** Also where the reading is gone. */
    private int left() {
        return DATABASE.jdbc()
                .sql("select count(*) from reading_page where sha256 = ?")
                .param(hash("r1", 1).bytes())
                .query(Integer.class)
                .single();
    }
}
