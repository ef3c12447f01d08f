package com.dashtam.audit.presentation.http.record;

import com.dashtam.audit.application.record.ReadRecord;
import com.dashtam.audit.application.record.ReadRecordHandler;
import com.dashtam.audit.application.record.SearchRecords;
import com.dashtam.audit.application.record.SearchRecordsHandler;
import com.dashtam.audit.domain.record.RecordFilter;
import com.dashtam.audit.domain.record.TimeRange;
import com.dashtam.audit.presentation.http.api.AuditRecordsApi;
import com.dashtam.audit.presentation.http.model.AuditRecord;
import com.dashtam.audit.presentation.http.model.AuditRecordList;
import com.dashtam.audit.presentation.http.model.Phase;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.security.CurrentCaller;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Answers the operations tagged {@code audit-records}. */
@RestController
public final class AuditRecordsController implements AuditRecordsApi {

    private final SearchRecordsHandler searchRecords;
    private final ReadRecordHandler readRecord;
    private final CurrentCaller current;

    public AuditRecordsController(
            SearchRecordsHandler searchRecords,
            ReadRecordHandler readRecord,
            CurrentCaller current) {
        this.searchRecords = searchRecords;
        this.readRecord = readRecord;
        this.current = current;
    }

    @Override
    public ResponseEntity<AuditRecordList> searchAuditRecords(
            @Nullable UUID userId,
            @Nullable String action,
            @Nullable Phase phase,
            @Nullable String workflow,
            @Nullable UUID workflowId,
            @Nullable String resourceType,
            @Nullable String resourceId,
            @Nullable OffsetDateTime from,
            @Nullable OffsetDateTime to,
            Integer limit,
            @Nullable String cursor) {
        var filter =
                new RecordFilter(
                        Optional.ofNullable(userId),
                        Optional.ofNullable(action),
                        Optional.ofNullable(phase).map(AuditRecordsController::phaseOf),
                        Optional.ofNullable(workflow),
                        Optional.ofNullable(workflowId),
                        Optional.ofNullable(resourceType),
                        Optional.ofNullable(resourceId),
                        rangeOf(from, to));
        var query = new SearchRecords(filter, Optional.ofNullable(cursor), limit);
        return switch (searchRecords.handle(query, current.caller())) {
            case Result.Ok<Page<com.dashtam.audit.domain.record.AuditRecord>, ?>(var page) ->
                    ResponseEntity.ok(RecordJson.of(page));
            case Result.Err<?, SearchRecords.Refusal>(var refusal) -> throw problemOf(refusal);
        };
    }

    @Override
    public ResponseEntity<AuditRecord> getAuditRecord(UUID recordId) {
        return readRecord
                .handle(new ReadRecord(recordId), current.caller())
                .map(RecordJson::of)
                .map(ResponseEntity::ok)
                .orElseThrow(ProblemException::notFound);
    }

    private static TimeRange rangeOf(@Nullable OffsetDateTime from, @Nullable OffsetDateTime to) {
        var range =
                TimeRange.of(
                        Optional.ofNullable(from).map(OffsetDateTime::toInstant),
                        Optional.ofNullable(to).map(OffsetDateTime::toInstant));
        return switch (range) {
            case Result.Ok<TimeRange, TimeRange.Refusal>(var value) -> value;
            case Result.Err<TimeRange, TimeRange.Refusal>(var refusal) ->
                    throw switch (refusal) {
                        case REVERSED ->
                                ProblemException.invalid(
                                        "to", "range_reversed", "must be later than from");
                    };
        };
    }

    private static ProblemException problemOf(SearchRecords.Refusal refusal) {
        return switch (refusal) {
            case CURSOR_INVALID ->
                    ProblemException.invalid(
                            "cursor", "cursor_invalid", "is not a cursor of this search");
        };
    }

    private static com.dashtam.kernel.workflow.Phase phaseOf(Phase phase) {
        return com.dashtam.kernel.workflow.Phase.parse(phase.getValue());
    }
}
