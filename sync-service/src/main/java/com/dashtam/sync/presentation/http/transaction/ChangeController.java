package com.dashtam.sync.presentation.http.transaction;

import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.application.transaction.ListChanges;
import com.dashtam.sync.application.transaction.ListChanges.Changes;
import com.dashtam.sync.application.transaction.ListChangesHandler;
import com.dashtam.sync.application.transaction.ListQuarantined;
import com.dashtam.sync.application.transaction.ListQuarantinedHandler;
import com.dashtam.sync.domain.transaction.QuarantinedTransaction;
import com.dashtam.sync.presentation.http.CurrentUser;
import com.dashtam.sync.presentation.http.Pages;
import com.dashtam.sync.presentation.http.api.TransactionChangesApi;
import com.dashtam.sync.presentation.http.model.QuarantinedTransactionList;
import com.dashtam.sync.presentation.http.model.TransactionChangeList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
public final class ChangeController implements TransactionChangesApi {

    private final ListChangesHandler changes;
    private final ListQuarantinedHandler quarantined;
    private final CurrentUser user;

    public ChangeController(
            ListChangesHandler changes, ListQuarantinedHandler quarantined, CurrentUser user) {
        this.changes = changes;
        this.quarantined = quarantined;
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
}
