package com.dashtam.sync.presentation.http.snapshot;

import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.application.snapshot.LatestBalances;
import com.dashtam.sync.application.snapshot.LatestBalancesHandler;
import com.dashtam.sync.application.snapshot.ListSnapshots;
import com.dashtam.sync.application.snapshot.ListSnapshots.Listing;
import com.dashtam.sync.application.snapshot.ListSnapshotsHandler;
import com.dashtam.sync.domain.snapshot.BalanceSnapshots.SnapshotFilter;
import com.dashtam.sync.domain.snapshot.SnapshotOrder;
import com.dashtam.sync.domain.snapshot.TimeWindow;
import com.dashtam.sync.presentation.http.CurrentUser;
import com.dashtam.sync.presentation.http.Pages;
import com.dashtam.sync.presentation.http.api.BalanceSnapshotsApi;
import com.dashtam.sync.presentation.http.model.BalanceSnapshotList;
import com.dashtam.sync.presentation.http.model.LatestBalanceSnapshots;
import com.dashtam.sync.presentation.http.model.SnapshotSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
public final class SnapshotController implements BalanceSnapshotsApi {

    private final LatestBalancesHandler latest;
    private final ListSnapshotsHandler list;
    private final CurrentUser user;

    public SnapshotController(
            LatestBalancesHandler latest, ListSnapshotsHandler list, CurrentUser user) {
        this.latest = latest;
        this.list = list;
        this.user = user;
    }

    @Override
    public ResponseEntity<LatestBalanceSnapshots> listLatestBalanceSnapshots(
            Integer limit, @Nullable String cursor) {
        var query = new LatestBalances(user.id(), Optional.ofNullable(cursor), limit);
        return switch (latest.handle(query)) {
            case Result.Ok<LatestBalances.Listing, PageRefusal>(var listing) ->
                    ResponseEntity.ok(SnapshotView.of(listing));
            case Result.Err<LatestBalances.Listing, PageRefusal>(var refusal) ->
                    throw Pages.problem(refusal);
        };
    }

    @Override
    public ResponseEntity<BalanceSnapshotList> listBalanceSnapshots(
            UUID accountId,
            @Nullable OffsetDateTime startDate,
            @Nullable OffsetDateTime endDate,
            @Nullable SnapshotSource source,
            Integer limit,
            @Nullable String cursor) {
        var filter = filter(accountId, startDate, endDate, source);
        return answer(
                new ListSnapshots(
                        filter, SnapshotOrder.NEWEST_FIRST, Optional.ofNullable(cursor), limit));
    }

    @Override
    public ResponseEntity<BalanceSnapshotList> getBalanceHistory(
            UUID accountId,
            OffsetDateTime startDate,
            OffsetDateTime endDate,
            @Nullable SnapshotSource source,
            Integer limit,
            @Nullable String cursor) {
        var filter = filter(accountId, startDate, endDate, source);
        return answer(
                new ListSnapshots(
                        filter, SnapshotOrder.OLDEST_FIRST, Optional.ofNullable(cursor), limit));
    }

    private SnapshotFilter filter(
            UUID accountId,
            @Nullable OffsetDateTime startDate,
            @Nullable OffsetDateTime endDate,
            @Nullable SnapshotSource source) {
        var window =
                new TimeWindow(
                        Optional.ofNullable(startDate).map(OffsetDateTime::toInstant),
                        Optional.ofNullable(endDate).map(OffsetDateTime::toInstant));
        var wanted =
                Optional.ofNullable(source)
                        .map(SnapshotSource::getValue)
                        .map(com.dashtam.sync.domain.snapshot.SnapshotSource::parse);
        return new SnapshotFilter(user.id(), accountId, wanted, window);
    }

    private ResponseEntity<BalanceSnapshotList> answer(ListSnapshots query) {
        return switch (list.handle(query)) {
            case Result.Ok<Listing, PageRefusal>(var listing) ->
                    ResponseEntity.ok(SnapshotView.of(listing));
            case Result.Err<Listing, PageRefusal>(var refusal) -> throw Pages.problem(refusal);
        };
    }
}
