package com.dashtam.sync.presentation.http.transaction;

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
import com.dashtam.sync.application.transaction.ListTransactions;
import com.dashtam.sync.application.transaction.ListTransactions.Listing;
import com.dashtam.sync.application.transaction.ListTransactionsHandler;
import com.dashtam.sync.application.transaction.RemoveTransaction;
import com.dashtam.sync.application.transaction.RemoveTransactionHandler;
import com.dashtam.sync.application.transaction.TransactionUnknown;
import com.dashtam.sync.domain.transaction.DateWindow;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.presentation.http.CurrentUser;
import com.dashtam.sync.presentation.http.Pages;
import com.dashtam.sync.presentation.http.api.TransactionsApi;
import com.dashtam.sync.presentation.http.model.Transaction;
import com.dashtam.sync.presentation.http.model.TransactionHistory;
import com.dashtam.sync.presentation.http.model.TransactionList;
import com.dashtam.sync.presentation.http.model.TransactionStatus;
import com.dashtam.sync.presentation.http.model.TransactionType;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
public final class TransactionController implements TransactionsApi {

    private final ListTransactionsHandler list;
    private final GetTransactionHandler get;
    private final GetTransactionPastHandler past;
    private final AnnotateTransactionHandler annotate;
    private final RemoveTransactionHandler remove;
    private final CurrentUser user;

    public TransactionController(
            ListTransactionsHandler list,
            GetTransactionHandler get,
            GetTransactionPastHandler past,
            AnnotateTransactionHandler annotate,
            RemoveTransactionHandler remove,
            CurrentUser user) {
        this.list = list;
        this.get = get;
        this.past = past;
        this.annotate = annotate;
        this.remove = remove;
        this.user = user;
    }

    @Override
    public ResponseEntity<TransactionList> listTransactions(
            @Nullable UUID accountId,
            @Nullable TransactionType transactionType,
            @Nullable TransactionStatus status,
            @Nullable LocalDate startDate,
            @Nullable LocalDate endDate,
            @Nullable String include,
            Integer limit,
            @Nullable String cursor) {
        var filter =
                new TransactionFilter(
                        user.id(),
                        Optional.ofNullable(accountId),
                        Optional.ofNullable(transactionType).map(TransactionController::type),
                        Optional.ofNullable(status).map(TransactionController::status),
                        new DateWindow(
                                Optional.ofNullable(startDate), Optional.ofNullable(endDate)));
        var query =
                new ListTransactions(filter, Optional.ofNullable(cursor), limit, include != null);
        return switch (list.handle(query)) {
            case Result.Ok<Listing, PageRefusal>(var listing) ->
                    ResponseEntity.ok(TransactionView.of(listing));
            case Result.Err<Listing, PageRefusal>(var refusal) -> throw Pages.problem(refusal);
        };
    }

    @Override
    public ResponseEntity<TransactionList> listAccountTransactions(
            UUID accountId,
            @Nullable TransactionType transactionType,
            @Nullable TransactionStatus status,
            @Nullable LocalDate startDate,
            @Nullable LocalDate endDate,
            @Nullable String include,
            Integer limit,
            @Nullable String cursor) {
        return listTransactions(
                accountId, transactionType, status, startDate, endDate, include, limit, cursor);
    }

    private static com.dashtam.kernel.feed.TransactionType type(TransactionType type) {
        return com.dashtam.kernel.feed.TransactionType.valueOf(
                type.getValue().toUpperCase(Locale.ROOT));
    }

    private static com.dashtam.kernel.feed.TransactionStatus status(TransactionStatus status) {
        return com.dashtam.kernel.feed.TransactionStatus.parse(status.getValue());
    }

    @Override
    public ResponseEntity<Transaction> getTransaction(UUID transactionId) {
        return get.handle(new GetTransaction(user.id(), transactionId))
                .map(transaction -> ResponseEntity.ok(TransactionView.of(transaction)))
                .orElseThrow(ProblemException::notFound);
    }

    @Override
    public ResponseEntity<TransactionHistory> getTransactionHistory(UUID transactionId) {
        return past.handle(new GetTransactionPast(user.id(), transactionId))
                .map(found -> ResponseEntity.ok(ChangeView.of(found)))
                .orElseThrow(ProblemException::notFound);
    }

    @Override
    public ResponseEntity<Transaction> updateTransaction(
            UUID transactionId, TransactionPatch patch) {
        if (patch.note().isEmpty() && patch.description().isEmpty()) {
            return getTransaction(transactionId);
        }
        var command =
                new AnnotateTransaction(
                        user.id(), transactionId, patch.note(), patch.description());
        return switch (annotate.handle(command, user.caller())) {
            case Result.Ok<com.dashtam.sync.domain.transaction.Transaction, TransactionUnknown>(
                            var transaction) ->
                    ResponseEntity.ok(TransactionView.of(transaction));
            case Result.Err<com.dashtam.sync.domain.transaction.Transaction, TransactionUnknown>
                            _ ->
                    throw ProblemException.notFound();
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
