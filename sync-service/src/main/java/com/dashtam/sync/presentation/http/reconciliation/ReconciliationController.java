package com.dashtam.sync.presentation.http.reconciliation;

import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import com.dashtam.sync.application.page.PageRefusal;
import com.dashtam.sync.application.reconciliation.ListReconciliations;
import com.dashtam.sync.application.reconciliation.ListReconciliationsHandler;
import com.dashtam.sync.domain.reconciliation.Reconciliation;
import com.dashtam.sync.presentation.http.CurrentUser;
import com.dashtam.sync.presentation.http.Pages;
import com.dashtam.sync.presentation.http.api.ReconciliationsApi;
import com.dashtam.sync.presentation.http.model.ReconciliationList;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
public final class ReconciliationController implements ReconciliationsApi {

    private final ListReconciliationsHandler list;
    private final CurrentUser user;

    public ReconciliationController(ListReconciliationsHandler list, CurrentUser user) {
        this.list = list;
        this.user = user;
    }

    @Override
    public ResponseEntity<ReconciliationList> listReconciliations(
            UUID accountId, Integer limit, @Nullable String cursor) {
        var query =
                new ListReconciliations(user.id(), accountId, Optional.ofNullable(cursor), limit);
        return switch (list.handle(query)) {
            case Result.Ok<Page<Reconciliation>, PageRefusal>(var page) ->
                    ResponseEntity.ok(ReconciliationView.of(page));
            case Result.Err<Page<Reconciliation>, PageRefusal>(var refusal) ->
                    throw Pages.problem(refusal);
        };
    }
}
