package com.dashtam.sync.presentation.http.job;

import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.http.servlet.IdempotentAnswers;
import com.dashtam.sync.application.account.GetAccount;
import com.dashtam.sync.application.account.GetAccountHandler;
import com.dashtam.sync.application.job.GetSync;
import com.dashtam.sync.application.job.GetSyncHandler;
import com.dashtam.sync.application.job.StartSync;
import com.dashtam.sync.application.job.StartSync.Refusal;
import com.dashtam.sync.application.job.StartSync.Started;
import com.dashtam.sync.application.job.StartSyncHandler;
import com.dashtam.sync.domain.account.Account;
import com.dashtam.sync.domain.job.SyncOrder;
import com.dashtam.sync.domain.job.SyncScope;
import com.dashtam.sync.domain.snapshot.SnapshotSource;
import com.dashtam.sync.domain.transaction.DateWindow;
import com.dashtam.sync.presentation.http.Connections;
import com.dashtam.sync.presentation.http.CurrentUser;
import com.dashtam.sync.presentation.http.api.SyncsApi;
import com.dashtam.sync.presentation.http.model.AccountSyncRequest;
import com.dashtam.sync.presentation.http.model.HoldingSyncRequest;
import com.dashtam.sync.presentation.http.model.Sync;
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
    private final GetAccountHandler account;
    private final CurrentUser user;
    private final IdempotentAnswers answers;

    public SyncController(
            StartSyncHandler start,
            GetSyncHandler get,
            GetAccountHandler account,
            CurrentUser user,
            IdempotentAnswers answers) {
        this.start = start;
        this.get = get;
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
            case Refusal.WindowReversed _ ->
                    ProblemException.invalid("end_date", "range", "must not be before start_date");
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
}
