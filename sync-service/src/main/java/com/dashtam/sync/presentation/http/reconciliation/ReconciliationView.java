package com.dashtam.sync.presentation.http.reconciliation;

import com.dashtam.kernel.page.Page;
import com.dashtam.sync.domain.reconciliation.Reconciliation;
import com.dashtam.sync.domain.reconciliation.Reconciliation.Comparison;
import com.dashtam.sync.domain.reconciliation.Reconciliation.Obstacle;
import com.dashtam.sync.presentation.http.Values;
import com.dashtam.sync.presentation.http.model.Reconciliation.BasisEnum;
import com.dashtam.sync.presentation.http.model.Reconciliation.ReasonEnum;
import com.dashtam.sync.presentation.http.model.Reconciliation.StatusEnum;
import com.dashtam.sync.presentation.http.model.ReconciliationList;

/** Comparisons in the form of the contract. */
final class ReconciliationView {

    private ReconciliationView() {}

    static ReconciliationList of(Page<Reconciliation> page) {
        return new ReconciliationList()
                .reconciliations(page.items().stream().map(ReconciliationView::of).toList())
                .nextCursor(page.next().orElse(null));
    }

    private static com.dashtam.sync.presentation.http.model.Reconciliation of(
            Reconciliation found) {
        var view =
                new com.dashtam.sync.presentation.http.model.Reconciliation()
                        .openingDate(found.opening().day())
                        .closingDate(found.closing().day())
                        .currency(found.closing().balance().currency().code())
                        .status(StatusEnum.NOT_APPLICABLE)
                        .reason(
                                found.obstacle()
                                        .map(Obstacle::text)
                                        .map(ReasonEnum::fromValue)
                                        .orElse(null))
                        .transactionCount(found.between().count());
        found.comparison().ifPresent(comparison -> fill(view, found, comparison));
        return view;
    }

    private static void fill(
            com.dashtam.sync.presentation.http.model.Reconciliation view,
            Reconciliation found,
            Comparison comparison) {
        view.status(comparison.isBalanced() ? StatusEnum.BALANCED : StatusEnum.UNBALANCED)
                .basis(BasisEnum.fromValue(comparison.basis().text()))
                .openingBalance(Values.amount(comparison.opening()))
                .transactionsSum(Values.amount(found.between().sum()))
                .closingBalance(Values.amount(comparison.closing()))
                .gap(Values.amount(comparison.gap()));
    }
}
