package com.dashtam.sync.presentation.http.transaction;

import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.kernel.money.Currency;
import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.application.transaction.ExportTransactions;
import com.dashtam.sync.application.transaction.ExportTransactions.Rows;
import com.dashtam.sync.application.transaction.ExportTransactionsHandler;
import com.dashtam.sync.application.transaction.GetTransaction;
import com.dashtam.sync.application.transaction.GetTransactionHandler;
import com.dashtam.sync.application.transaction.ListTransactions;
import com.dashtam.sync.application.transaction.ListTransactions.Listing;
import com.dashtam.sync.application.transaction.ListTransactionsHandler;
import com.dashtam.sync.domain.transaction.AmountRange;
import com.dashtam.sync.domain.transaction.DateWindow;
import com.dashtam.sync.domain.transaction.SearchWords;
import com.dashtam.sync.domain.transaction.TransactionFilter;
import com.dashtam.sync.domain.transaction.TransactionSort;
import com.dashtam.sync.presentation.http.CurrentUser;
import com.dashtam.sync.presentation.http.Pages;
import com.dashtam.sync.presentation.http.api.TransactionsApi;
import com.dashtam.sync.presentation.http.model.AssetType;
import com.dashtam.sync.presentation.http.model.Transaction;
import com.dashtam.sync.presentation.http.model.TransactionList;
import com.dashtam.sync.presentation.http.model.TransactionStatus;
import com.dashtam.sync.presentation.http.model.TransactionType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
public final class TransactionController implements TransactionsApi {

    private static final MediaType CSV = new MediaType(WantedForm.CSV, StandardCharsets.UTF_8);
    private static final String CSV_FILE =
            ContentDisposition.attachment().filename("transactions.csv").build().toString();

    private final ListTransactionsHandler list;
    private final ExportTransactionsHandler export;
    private final GetTransactionHandler get;
    private final CurrentUser user;
    private final WantedForm form;

    public TransactionController(
            ListTransactionsHandler list,
            ExportTransactionsHandler export,
            GetTransactionHandler get,
            CurrentUser user,
            WantedForm form) {
        this.list = list;
        this.export = export;
        this.get = get;
        this.user = user;
        this.form = form;
    }

    @Override
    public ResponseEntity<TransactionList> listTransactions(
            @Nullable UUID accountId,
            @Nullable UUID connectionId,
            @Nullable TransactionType transactionType,
            @Nullable String subtype,
            @Nullable TransactionStatus status,
            @Nullable LocalDate startDate,
            @Nullable LocalDate endDate,
            @Nullable String minAmount,
            @Nullable String maxAmount,
            @Nullable String currency,
            @Nullable String symbol,
            @Nullable AssetType assetType,
            @Nullable String q,
            String sort,
            @Nullable String include,
            Integer limit,
            Integer offset,
            @Nullable String cursor) {
        var filter =
                TransactionFilter.of(user.id())
                        .account(Optional.ofNullable(accountId))
                        .connection(Optional.ofNullable(connectionId))
                        .type(Optional.ofNullable(transactionType).map(TransactionController::type))
                        .subtype(Optional.ofNullable(subtype).map(TransactionSubtype::parse))
                        .status(Optional.ofNullable(status).map(TransactionController::status))
                        .window(
                                new DateWindow(
                                        Optional.ofNullable(startDate),
                                        Optional.ofNullable(endDate)))
                        .amounts(
                                new AmountRange(
                                        Optional.ofNullable(minAmount).map(BigDecimal::new),
                                        Optional.ofNullable(maxAmount).map(BigDecimal::new)))
                        .currency(Optional.ofNullable(currency).map(Currency::new))
                        .symbol(Optional.ofNullable(symbol))
                        .assetType(
                                Optional.ofNullable(assetType).map(TransactionController::assets))
                        .words(Optional.ofNullable(q).map(TransactionController::words))
                        .build();
        var order = TransactionSort.parse(sort);
        return form.isCsv()
                ? table(new ExportTransactions(filter, order))
                : page(
                        new ListTransactions(
                                filter,
                                order,
                                Optional.ofNullable(cursor),
                                offset,
                                limit,
                                include != null));
    }

    @Override
    public ResponseEntity<TransactionList> listAccountTransactions(
            UUID accountId,
            @Nullable TransactionType transactionType,
            @Nullable String subtype,
            @Nullable TransactionStatus status,
            @Nullable LocalDate startDate,
            @Nullable LocalDate endDate,
            @Nullable String minAmount,
            @Nullable String maxAmount,
            @Nullable String currency,
            @Nullable String symbol,
            @Nullable AssetType assetType,
            @Nullable String q,
            String sort,
            @Nullable String include,
            Integer limit,
            Integer offset,
            @Nullable String cursor) {
        return listTransactions(
                accountId,
                null,
                transactionType,
                subtype,
                status,
                startDate,
                endDate,
                minAmount,
                maxAmount,
                currency,
                symbol,
                assetType,
                q,
                sort,
                include,
                limit,
                offset,
                cursor);
    }

    private ResponseEntity<TransactionList> page(ListTransactions query) {
        return switch (list.handle(query)) {
            case Result.Ok<Listing, PageRefusal>(var listing) ->
                    ResponseEntity.ok(TransactionView.of(listing));
            case Result.Err<Listing, PageRefusal>(var refusal) -> throw Pages.problem(refusal);
        };
    }

    private ResponseEntity<TransactionList> table(ExportTransactions query) {
        return switch (export.handle(query)) {
            case Result.Ok<Rows, PageRefusal>(var rows) ->
                    asDeclared(
                            ResponseEntity.ok()
                                    .contentType(CSV)
                                    .header(HttpHeaders.CONTENT_DISPOSITION, CSV_FILE)
                                    .body(new InputStreamResource(TransactionCsv.stream(rows))));
            case Result.Err<Rows, PageRefusal>(var refusal) -> throw Pages.problem(refusal);
        };
    }

    /** The interface made from the contract knows the first form of an answer only. */
    @SuppressWarnings("unchecked")
    private static ResponseEntity<TransactionList> asDeclared(ResponseEntity<?> answer) {
        return (ResponseEntity<TransactionList>) answer;
    }

    private static com.dashtam.kernel.feed.TransactionType type(TransactionType type) {
        return com.dashtam.kernel.feed.TransactionType.valueOf(
                type.getValue().toUpperCase(Locale.ROOT));
    }

    private static com.dashtam.kernel.feed.TransactionStatus status(TransactionStatus status) {
        return com.dashtam.kernel.feed.TransactionStatus.parse(status.getValue());
    }

    private static com.dashtam.kernel.feed.AssetType assets(AssetType type) {
        return com.dashtam.kernel.feed.AssetType.parse(type.getValue());
    }

    private static SearchWords words(String text) {
        return SearchWords.parse(text)
                .orElseThrow(() ->
                        ProblemException.invalid(
                                "q",
                                "invalid",
                                "must have one to %d words of letters or digits"
                                        .formatted(SearchWords.MAX_WORDS)));
    }

    @Override
    public ResponseEntity<Transaction> getTransaction(UUID transactionId) {
        return get.handle(new GetTransaction(user.id(), transactionId))
                .map(transaction -> ResponseEntity.ok(TransactionView.of(transaction)))
                .orElseThrow(ProblemException::notFound);
    }
}
