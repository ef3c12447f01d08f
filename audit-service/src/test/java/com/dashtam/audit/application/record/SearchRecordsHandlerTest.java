package com.dashtam.audit.application.record;

import static com.dashtam.audit.fixture.EntryBuilder.anyEntry;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.audit.application.record.SearchRecords.Refusal;
import com.dashtam.audit.domain.record.AuditRecord;
import com.dashtam.audit.domain.record.DataView;
import com.dashtam.audit.domain.record.RecordFilter;
import com.dashtam.audit.domain.record.TimeRange;
import com.dashtam.audit.fixture.InMemoryTrail;
import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchRecordsHandlerTest {

    private static final Caller CALLER = Caller.system("test");

    private final InMemoryTrail audit = new InMemoryTrail();
    private final SearchRecordsHandler handler =
            new SearchRecordsHandler(
                    audit.records, audit.trail, audit.cursors, audit.transactions());
    private final UUID user = UUID.randomUUID();

    @Test
    void followsItsOwnCursorsToTheEnd() {
        List<AuditRecord> stored = store(5);

        var seen = new ArrayList<AuditRecord>();
        Page<AuditRecord> page = search(ofUser(), Optional.empty(), 2);
        seen.addAll(page.items());
        while (page.next().isPresent()) {
            page = search(ofUser(), page.next(), 2);
            seen.addAll(page.items());
        }

        assertThat(seen).isEqualTo(stored.reversed());
    }

    @Test
    void givesNoCursorWhenThePageIsExactlyFull() {
        store(2);

        assertThat(search(ofUser(), Optional.empty(), 2).next()).isEmpty();
    }

    @Test
    void refusesTheCursorOfOtherFilters() {
        store(3);
        Optional<String> cursor = search(ofUser(), Optional.empty(), 1).next();

        assertThat(answer(RecordFilter.EVERYTHING, cursor, 1))
                .isEqualTo(Result.err(Refusal.CURSOR_INVALID));
    }

    @Test
    void refusesACursorThatWasChanged() {
        store(3);
        String cursor = search(ofUser(), Optional.empty(), 1).next().orElseThrow();
        String changed = (cursor.charAt(0) == 'A' ? 'B' : 'A') + cursor.substring(1);

        assertThat(answer(ofUser(), Optional.of(changed), 1))
                .isEqualTo(Result.err(Refusal.CURSOR_INVALID));
    }

    @Test
    void refusesASealedPositionOfAnotherKind() {
        String cursor = audit.cursors.seal("records" + ofUser().conditions(), new byte[3]);

        assertThat(answer(ofUser(), Optional.of(cursor), 1))
                .isEqualTo(Result.err(Refusal.CURSOR_INVALID));
    }

    @Test
    void recordsTheLookInTheTransactionThatAnswersIt() {
        store(3);

        search(ofUser(), Optional.empty(), 2);

        assertThat(audit.views).containsExactly(new DataView.Records(ofUser(), 2));
        assertThat(audit.published)
                .extracting(record -> record.entry().action())
                .containsExactly("data_viewed");
        assertThat(audit.transactionCount()).isEqualTo(1);
    }

    @Test
    void recordsNoLookForARefusal() {
        assertThat(answer(ofUser(), Optional.of("nonsense"), 1))
                .isEqualTo(Result.err(Refusal.CURSOR_INVALID));

        assertThat(audit.views).isEmpty();
    }

    private List<AuditRecord> store(int count) {
        return audit.records.append(
                IntStream.range(0, count).mapToObj(n -> anyEntry().user(user).build()).toList(),
                InMemoryTrail.NOW);
    }

    private Page<AuditRecord> search(RecordFilter filter, Optional<String> cursor, int limit) {
        return switch (answer(filter, cursor, limit)) {
            case Result.Ok<Page<AuditRecord>, Refusal>(var page) -> page;
            case Result.Err<Page<AuditRecord>, Refusal>(var refusal) ->
                    throw new AssertionError(refusal);
        };
    }

    private Result<Page<AuditRecord>, Refusal> answer(
            RecordFilter filter, Optional<String> cursor, int limit) {
        return handler.handle(new SearchRecords(filter, cursor, limit), CALLER);
    }

    private RecordFilter ofUser() {
        return new RecordFilter(
                Optional.of(user),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                TimeRange.ALWAYS);
    }
}
