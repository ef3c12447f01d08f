package com.dashtam.sync.presentation.http.job;

import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.http.servlet.IdempotentAnswers;
import com.dashtam.sync.application.account.GetAccount;
import com.dashtam.sync.application.account.GetAccountHandler;
import com.dashtam.sync.application.job.CancelSync;
import com.dashtam.sync.application.job.CancelSyncHandler;
import com.dashtam.sync.application.job.GetSync;
import com.dashtam.sync.application.job.GetSyncHandler;
import com.dashtam.sync.application.job.ListSyncs;
import com.dashtam.sync.application.job.ListSyncsHandler;
import com.dashtam.sync.application.job.StartSync;
import com.dashtam.sync.application.job.StartSync.Refusal;
import com.dashtam.sync.application.job.StartSync.Started;
import com.dashtam.sync.application.job.StartSyncHandler;
import com.dashtam.sync.application.job.SyncView;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.job.JobStatus;
import com.dashtam.sync.domain.job.SyncFilter;
import com.dashtam.sync.domain.job.SyncJob;
import com.dashtam.sync.domain.job.SyncOrder;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.domain.job.SyncTrigger;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import com.dashtam.sync.domain.transaction.DateWindow;
import com.dashtam.sync.presentation.http.Connections;
import com.dashtam.sync.presentation.http.CurrentUser;
import com.dashtam.sync.presentation.http.Pages;
import com.dashtam.sync.presentation.http.api.SyncsApi;
import com.dashtam.sync.presentation.http.model.AccountSyncRequest;
import com.dashtam.sync.presentation.http.model.HoldingSyncRequest;
import com.dashtam.sync.presentation.http.model.Sync;
import com.dashtam.sync.presentation.http.model.SyncList;
import com.dashtam.sync.presentation.http.model.SyncRequest;
import com.dashtam.sync.presentation.http.model.TransactionSyncRequest;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
public final class SyncController implements SyncsApi {

    private final StartSyncHandler start;
    private final GetSyncHandler get;
    private final ListSyncsHandler list;
    private final CancelSyncHandler cancel;
    private final GetAccountHandler account;
    private final CurrentUser user;
    private final IdempotentAnswers answers;

    public SyncController(
            StartSyncHandler start,
            GetSyncHandler get,
            ListSyncsHandler list,
            CancelSyncHandler cancel,
            GetAccountHandler account,
            CurrentUser user,
            IdempotentAnswers answers) {
        this.start = start;
        this.get = get;
        this.list = list;
        this.cancel = cancel;
        this.account = account;
        this.user = user;
        this.answers = answers;
    }

    @Override
    public ResponseEntity<Sync> createSync(SyncRequest request, @Nullable String idempotencyKey) {
        var scope =
                Optional.ofNullable(request.getScope())
                        .map(asked -> SyncScope.parse(asked.getValue()))
                        .orElse(SyncScope.ALL);
        var order = SyncOrder.of(request.getConnectionId(), scope, isForced(request.getForce()));
        return answer(order, SnapshotSource.MANUAL_SYNC);
    }

    @Override
    public ResponseEntity<Sync> createAccountSync(
            AccountSyncRequest request, @Nullable String idempotencyKey) {
        var order =
                SyncOrder.of(
                        request.getConnectionId(),
                        SyncScope.ACCOUNTS,
                        isForced(request.getForce()));
        return answer(order, SnapshotSource.ACCOUNT_SYNC);
    }

    @Override
    public ResponseEntity<Sync> createTransactionSync(
            TransactionSyncRequest request, @Nullable String idempotencyKey) {
        var window =
                new DateWindow(
                        Optional.ofNullable(request.getStartDate()),
                        Optional.ofNullable(request.getEndDate()));
        var order =
                new SyncOrder(
                        request.getConnectionId(),
                        SyncScope.TRANSACTIONS,
                        Optional.ofNullable(request.getAccountId()),
                        window,
                        isForced(request.getForce()));
        return answer(order, SnapshotSource.MANUAL_SYNC);
    }

    @Override
    public ResponseEntity<Sync> createHoldingSync(
            UUID accountId, HoldingSyncRequest request, @Nullable String idempotencyKey) {
        var connectionId =
                account.handle(new GetAccount(user.id(), accountId))
                        .map(Account::connectionId)
                        .orElseThrow(ProblemException::notFound);
        var order =
                new SyncOrder(
                        connectionId,
                        SyncScope.HOLDINGS,
                        Optional.of(accountId),
                        DateWindow.EVERYTHING,
                        isForced(request.getForce()));
        return answer(order, SnapshotSource.MANUAL_SYNC);
    }

    /** A client may send null for what has a default. */
    private static boolean isForced(@Nullable Boolean force) {
        return Boolean.TRUE.equals(force);
    }

    private ResponseEntity<Sync> answer(SyncOrder order, SnapshotSource source) {
        var command = new StartSync(user.id(), order, source);
        return answers.answer(
                () -> start.handle(command, user.caller()),
                SyncController::shown,
                SyncController::problem);
    }

    private static ResponseEntity<Sync> shown(Started started) {
        return ResponseEntity.status(started.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/api/v1/syncs/" + started.sync().job().id()))
                .body(SyncViews.of(started.sync()));
    }

    private static ProblemException problem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.ConnectionNotFound _, Refusal.AccountNotFound _ ->
                    ProblemException.notFound();
            case Refusal.ConnectionNotActive _ ->
                    new ProblemException(
                            ProblemType.CONFLICT, "The connection has no institution to ask now.");
            case Refusal.WindowReversed _ -> Pages.problem(PageRefusal.WINDOW_REVERSED);
            case Refusal.WindowTooLong _ -> Pages.problem(PageRefusal.WINDOW_TOO_LONG);
            case Refusal.TooSoon(var remaining) ->
                    new ProblemException(
                                    ProblemType.SYNC_TOO_SOON,
                                    "The connection was in step a moment ago.")
                            .retryAfter(remaining);
            case Refusal.ProviderServiceAway _ -> Connections.providerServiceAway();
        };
    }

    @Override
    public ResponseEntity<Sync> getSync(UUID syncId) {
        return get.handle(new GetSync(user.id(), syncId))
                .map(view -> ResponseEntity.ok(SyncViews.of(view)))
                .orElseThrow(ProblemException::notFound);
    }

    @Override
    public ResponseEntity<SyncList> listSyncs(
            @Nullable UUID connectionId,
            com.dashtam.sync.presentation.http.model.@Nullable JobStatus status,
            com.dashtam.sync.presentation.http.model.@Nullable SyncScope scope,
            com.dashtam.sync.presentation.http.model.@Nullable SyncTrigger trigger,
            Integer limit,
            @Nullable String cursor) {
        var filter =
                new SyncFilter(
                        user.id(),
                        Optional.ofNullable(connectionId),
                        Optional.ofNullable(status).map(asked -> JobStatus.parse(asked.getValue())),
                        Optional.ofNullable(scope).map(asked -> SyncScope.parse(asked.getValue())),
                        Optional.ofNullable(trigger)
                                .map(asked -> SyncTrigger.parse(asked.getValue())));
        return switch (list.handle(new ListSyncs(filter, Optional.ofNullable(cursor), limit))) {
            case Result.Ok<Page<SyncView>, PageRefusal>(var page) ->
                    ResponseEntity.ok(SyncViews.of(page));
            case Result.Err<Page<SyncView>, PageRefusal>(var refusal) ->
                    throw Pages.problem(refusal);
        };
    }

    @Override
    public ResponseEntity<Void> cancelSync(UUID syncId) {
        return switch (cancel.handle(new CancelSync(user.id(), syncId), user.caller())) {
            case Result.Ok<SyncJob, CancelSync.Refusal> _ -> ResponseEntity.noContent().build();
            case Result.Err<SyncJob, CancelSync.Refusal>(var refusal) -> throw problem(refusal);
        };
    }

    private static ProblemException problem(CancelSync.Refusal refusal) {
        return switch (refusal) {
            case NOT_FOUND -> ProblemException.notFound();
            case OVER -> new ProblemException(ProblemType.CONFLICT, "The job is over already.");
        };
    }
}
