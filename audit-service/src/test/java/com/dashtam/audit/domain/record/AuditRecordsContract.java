package com.dashtam.audit.domain.record;

import static com.dashtam.audit.fixture.EntryBuilder.anyEntry;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.audit.fixture.EntryBuilder;
import com.dashtam.kernel.workflow.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every trail does, wherever it is kept. */
public abstract class AuditRecordsContract {

    private static final int ALL = 1000;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final UUID user = UUID.randomUUID();

    protected abstract AuditRecords records();

    @Test
    void givesBackWhatWasStored() {
        AuditEntry full = anyEntry().build();
        AuditEntry bare = anyEntry().withoutUser().withoutResource().withoutOrigin().build();

        List<AuditRecord> stored = records().append(List.of(full, bare), now);

        assertThat(stored).extracting(AuditRecord::entry).containsExactly(full, bare);
        assertThat(stored).extracting(AuditRecord::recordedAt).containsOnly(now);
        assertThat(records().find(stored.getFirst().id())).hasValue(stored.getFirst());
        assertThat(records().find(stored.getLast().id())).hasValue(stored.getLast());
    }

    @Test
    void keepsTheDetailsToTheLetter() {
        String details = "{ \"b\":1, \"a\" : \"\\u0000\", \"b\": 1.50 }";

        AuditRecord stored =
                records().append(List.of(anyEntry().details(details).build()), now).getFirst();

        assertThat(records().find(stored.id()).orElseThrow().entry().details()).isEqualTo(details);
    }

    @Test
    void numbersRecordsUpwardsInTheOrderGiven() {
        List<AuditEntry> entries =
                IntStream.range(0, 200).mapToObj(n -> anyEntry().build()).toList();

        List<AuditRecord> stored = records().append(entries, now);

        assertThat(stored).extracting(AuditRecord::entry).isEqualTo(entries);
        assertThat(stored).extracting(AuditRecord::sequence).isSorted().doesNotHaveDuplicates();
        assertThat(stored).extracting(record -> record.id().toString()).isSorted();
    }

    @Test
    void findsNothingUnderAnUnknownId() {
        assertThat(records().find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void answersTheNewestFirst() {
        List<AuditRecord> stored = storeForUser(3);

        assertThat(search(forUser())).isEqualTo(stored.reversed());
    }

    @Test
    void pagesWithoutRepeatingOrOmitting() {
        List<AuditRecord> stored = storeForUser(7);

        var seen = new ArrayList<AuditRecord>();
        Optional<UUID> before = Optional.empty();
        List<AuditRecord> page;
        do {
            page = records().newestFirst(forUser(), before, 3);
            seen.addAll(page);
            before = page.isEmpty() ? before : Optional.of(page.getLast().id());
        } while (!page.isEmpty());

        assertThat(seen).isEqualTo(stored.reversed());
    }

    @Test
    void doesNotShiftAPageWhenRecordsAreAdded() {
        List<AuditRecord> stored = storeForUser(4);
        UUID endOfFirstPage = stored.get(2).id();
        storeForUser(5);

        assertThat(records().newestFirst(forUser(), Optional.of(endOfFirstPage), 2))
                .containsExactly(stored.get(1), stored.get(0));
    }

    @Test
    void filtersByEachCondition() {
        AuditEntry wanted =
                mine().action("wanted").phase(Phase.FAILED).resource("session", "17").build();
        AuditRecord stored = records().append(List.of(wanted, mine().build()), now).getFirst();

        assertThat(search(filter().action("wanted"))).containsExactly(stored);
        assertThat(search(filter().phase(Phase.FAILED))).containsExactly(stored);
        assertThat(search(filter().workflow(wanted.workflow()))).containsExactly(stored);
        assertThat(search(filter().workflowId(wanted.workflowId()))).containsExactly(stored);
        assertThat(search(filter().resourceType("session"))).containsExactly(stored);
        assertThat(search(filter().resourceId("17"))).containsExactly(stored);
    }

    @Test
    void demandsAllConditionsAtOnce() {
        records()
                .append(
                        List.of(
                                mine().action("one").phase(Phase.FAILED).build(),
                                mine().action("two").phase(Phase.SUCCEEDED).build()),
                        now);

        assertThat(search(filter().action("one").phase(Phase.SUCCEEDED))).isEmpty();
        assertThat(search(filter().action("one").phase(Phase.FAILED))).hasSize(1);
    }

    @Test
    void takesTheBeginningOfARangeIntoItAndNotTheEnd() {
        Instant from = now.minus(Duration.ofHours(2));
        Instant to = now.minus(Duration.ofHours(1));
        List<AuditRecord> stored =
                records()
                        .append(
                                List.of(
                                        mine().at(from.minus(1, ChronoUnit.MICROS)).build(),
                                        mine().at(from).build(),
                                        mine().at(to.minus(1, ChronoUnit.MICROS)).build(),
                                        mine().at(to).build()),
                                now);

        assertThat(search(filter().between(from, to)))
                .containsExactly(stored.get(2), stored.get(1));
    }

    @Test
    void findsByTimeWhatWasStoredLongAfterItHappened() {
        Instant longAgo = now.minus(Duration.ofDays(400));
        AuditRecord stored = records().append(List.of(mine().at(longAgo).build()), now).getFirst();

        assertThat(search(filter().between(longAgo, longAgo.plusSeconds(1))))
                .containsExactly(stored);
    }

    private List<AuditRecord> storeForUser(int count) {
        return records()
                .append(IntStream.range(0, count).mapToObj(n -> mine().build()).toList(), now);
    }

    private EntryBuilder mine() {
        return anyEntry().user(user);
    }

    private RecordFilter forUser() {
        return filter().build();
    }

    private FilterBuilder filter() {
        return new FilterBuilder(user);
    }

    private List<AuditRecord> search(FilterBuilder filter) {
        return search(filter.build());
    }

    private List<AuditRecord> search(RecordFilter filter) {
        return records().newestFirst(filter, Optional.empty(), ALL);
    }
}
