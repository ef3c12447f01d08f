package com.dashtam.sync.presentation.http.transaction;

import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.kernel.result.Unit;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.application.transaction.AnnotateTransaction;
import com.dashtam.sync.application.transaction.AnnotateTransactionHandler;
import com.dashtam.sync.application.transaction.GetTransaction;
import com.dashtam.sync.application.transaction.GetTransactionHandler;
import com.dashtam.sync.application.transaction.GetTransactionPast;
import com.dashtam.sync.application.transaction.GetTransactionPastHandler;
import com.dashtam.sync.application.transaction.ListChanges;
import com.dashtam.sync.application.transaction.ListChanges.Changes;
import com.dashtam.sync.application.transaction.ListChangesHandler;
import com.dashtam.sync.application.transaction.ListQuarantined;
import com.dashtam.sync.application.transaction.ListQuarantinedHandler;
import com.dashtam.sync.application.transaction.RemoveTransaction;
import com.dashtam.sync.application.transaction.RemoveTransactionHandler;
import com.dashtam.sync.application.transaction.TransactionUnknown;
import com.dashtam.sync.domain.transaction.QuarantinedTransaction;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.presentation.http.CurrentUser;
import com.dashtam.sync.presentation.http.Pages;
import com.dashtam.sync.presentation.http.api.TransactionChangesApi;
import com.dashtam.sync.presentation.http.model.QuarantinedTransactionList;
import com.dashtam.sync.presentation.http.model.TransactionChangeList;
import com.dashtam.sync.presentation.http.model.TransactionHistory;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
public final class ChangeController implements TransactionChangesApi {

    private final ListChangesHandler changes;
    private final ListQuarantinedHandler quarantined;
    private final GetTransactionHandler get;
    private final GetTransactionPastHandler past;
    private final AnnotateTransactionHandler annotate;
    private final RemoveTransactionHandler remove;
    private final CurrentUser user;

    public ChangeController(
            ListChangesHandler changes,
            ListQuarantinedHandler quarantined,
            GetTransactionHandler get,
            GetTransactionPastHandler past,
            AnnotateTransactionHandler annotate,
            RemoveTransactionHandler remove,
            CurrentUser user) {
        this.changes = changes;
        this.quarantined = quarantined;
        this.get = get;
        this.past = past;
        this.annotate = annotate;
        this.remove = remove;
        this.user = user;
    }

    @Override
    public ResponseEntity<TransactionChangeList> listTransactionChanges(
            @Nullable String cursor, Integer limit) {
        var query = new ListChanges(user.id(), Optional.ofNullable(cursor), limit);
        return switch (changes.handle(query)) {
            case Result.Ok<Changes, PageRefusal>(var found) ->
                    ResponseEntity.ok(ChangeView.of(found));
            case Result.Err<Changes, PageRefusal>(var refusal) -> throw Pages.problem(refusal);
        };
    }

    @Override
    public ResponseEntity<QuarantinedTransactionList> listQuarantinedTransactions(
            @Nullable String cursor, Integer limit) {
        var query = new ListQuarantined(user.id(), Optional.ofNullable(cursor), limit);
        return switch (quarantined.handle(query)) {
            case Result.Ok<Page<QuarantinedTransaction>, PageRefusal>(var page) ->
                    ResponseEntity.ok(ChangeView.of(page));
            case Result.Err<Page<QuarantinedTransaction>, PageRefusal>(var refusal) ->
                    throw Pages.problem(refusal);
        };
    }

    @Override
    public ResponseEntity<TransactionHistory> getTransactionHistory(UUID transactionId) {
        return past.handle(new GetTransactionPast(user.id(), transactionId))
                .map(found -> ResponseEntity.ok(ChangeView.of(found)))
                .orElseThrow(ProblemException::notFound);
    }

    @Override
    public ResponseEntity<com.dashtam.sync.presentation.http.model.Transaction> updateTransaction(
            UUID transactionId, TransactionPatch patch) {
        if (patch.note().isEmpty() && patch.description().isEmpty()) {
            return get.handle(new GetTransaction(user.id(), transactionId))
                    .map(found -> ResponseEntity.ok(TransactionView.of(found)))
                    .orElseThrow(ProblemException::notFound);
        }
        var command =
                new AnnotateTransaction(
                        user.id(), transactionId, patch.note(), patch.description());
        return switch (annotate.handle(command, user.caller())) {
            case Result.Ok<Transaction, TransactionUnknown>(var transaction) ->
                    ResponseEntity.ok(TransactionView.of(transaction));
            case Result.Err<Transaction, TransactionUnknown> _ -> throw ProblemException.notFound();
        };
    }

    @Override
    public ResponseEntity<Void> removeTransaction(UUID transactionId) {
        var command = new RemoveTransaction(user.id(), transactionId);
        return switch (remove.handle(command, user.caller())) {
            case Result.Ok<Unit, TransactionUnknown> _ -> ResponseEntity.noContent().build();
            case Result.Err<Unit, TransactionUnknown> _ -> throw ProblemException.notFound();
        };
    }
}
