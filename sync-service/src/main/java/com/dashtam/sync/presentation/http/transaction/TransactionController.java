package com.dashtam.sync.presentation.http.transaction;

import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.application.transaction.GetTransaction;
import com.dashtam.sync.application.transaction.GetTransactionHandler;
import com.dashtam.sync.application.transaction.ListTransactions;
import com.dashtam.sync.application.transaction.ListTransactions.Listing;
import com.dashtam.sync.application.transaction.ListTransactionsHandler;
import com.dashtam.sync.domain.transaction.DateWindow;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.presentation.http.CurrentUser;
import com.dashtam.sync.presentation.http.Pages;
import com.dashtam.sync.presentation.http.api.TransactionsApi;
import com.dashtam.sync.presentation.http.model.Transaction;
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
    private final CurrentUser user;

    public TransactionController(
            ListTransactionsHandler list, GetTransactionHandler get, CurrentUser user) {
        this.list = list;
        this.get = get;
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
}
