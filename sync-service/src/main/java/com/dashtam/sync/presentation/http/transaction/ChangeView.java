package com.dashtam.sync.presentation.http.transaction;

import com.dashtam.kernel.feed.PageHash;
import com.dashtam.kernel.page.Page;
import com.dashtam.sync.application.transaction.ListChanges.Changes;
import com.dashtam.sync.domain.transaction.QuarantinedTransaction;
import com.dashtam.sync.domain.transaction.TransactionChange;
import com.dashtam.sync.domain.transaction.TransactionPast;
import com.dashtam.sync.presentation.http.Values;
import com.dashtam.sync.presentation.http.model.QuarantinedTransactionList;
import com.dashtam.sync.presentation.http.model.TransactionChange.ChangeEnum;
import com.dashtam.sync.presentation.http.model.TransactionChangeList;
import com.dashtam.sync.presentation.http.model.TransactionHistory;
import com.dashtam.sync.presentation.http.model.TransactionRevision;
import com.dashtam.sync.presentation.http.model.TransactionSource;
import com.dashtam.sync.presentation.http.model.TransactionStatus;

/** Changes, and what is behind them, in the form of the contract. */
final class ChangeView {

    private ChangeView() {}

    static TransactionChangeList of(Changes changes) {
        return new TransactionChangeList()
                .changes(changes.items().stream().map(ChangeView::of).toList())
                .hasMore(changes.more())
                .nextCursor(changes.next());
    }

    private static com.dashtam.sync.presentation.http.model.TransactionChange of(
            TransactionChange change) {
        var view =
                new com.dashtam.sync.presentation.http.model.TransactionChange()
                        .transactionId(change.transactionId())
                        .accountId(change.accountId());
        return switch (change) {
            case TransactionChange.Kept(var kind, _, var transaction) ->
                    view.change(of(kind)).transaction(TransactionView.of(transaction));
            case TransactionChange.Removed _ -> view.change(ChangeEnum.REMOVED);
        };
    }

    private static ChangeEnum of(TransactionChange.Kept.Kind kind) {
        return switch (kind) {
            case ADDED -> ChangeEnum.ADDED;
            case MODIFIED -> ChangeEnum.MODIFIED;
        };
    }

    static TransactionHistory of(TransactionPast past) {
        return new TransactionHistory()
                .transactionId(past.transactionId())
                .source(past.source().map(ChangeView::of).orElse(null))
                .formerIdentifiers(past.formerIdentifiers())
                .revisions(past.revisions().stream().map(ChangeView::of).toList());
    }

    private static TransactionSource of(TransactionPast.Source source) {
        return new TransactionSource()
                .connectionId(source.connectionId())
                .institution(source.institution())
                .jobId(source.jobId())
                .page(source.page().orElse(null))
                .pageSha256(source.pageHash().map(PageHash::hex).orElse(null))
                .readAt(Values.utc(source.readAt()));
    }

    private static TransactionRevision of(TransactionPast.Revision revision) {
        return new TransactionRevision()
                .replacedAt(Values.utc(revision.replacedAt()))
                .providerTransactionId(revision.providerTransactionId())
                .subtype(revision.subtype().text())
                .status(TransactionStatus.fromValue(revision.status().text()))
                .amountValue(Values.amount(revision.amount()))
                .amountCurrency(revision.amount().currency().code())
                .description(revision.description())
                .transactionDate(revision.date())
                .settlementDate(revision.settlementDate().orElse(null));
    }

    static QuarantinedTransactionList of(Page<QuarantinedTransaction> page) {
        return new QuarantinedTransactionList()
                .transactions(page.items().stream().map(ChangeView::of).toList())
                .hasMore(page.next().isPresent())
                .nextCursor(page.next().orElse(null));
    }

    private static com.dashtam.sync.presentation.http.model.QuarantinedTransaction of(
            QuarantinedTransaction posting) {
        return new com.dashtam.sync.presentation.http.model.QuarantinedTransaction()
                .id(posting.id())
                .accountId(posting.accountId())
                .transactionId(posting.transactionId().orElse(null))
                .providerTransactionId(posting.providerTransactionId())
                .subtype(posting.subtype().text())
                .status(TransactionStatus.fromValue(posting.status().text()))
                .amountValue(Values.amount(posting.amount()))
                .amountCurrency(posting.amount().currency().code())
                .description(posting.description())
                .transactionDate(posting.date())
                .firstSeenAt(Values.utc(posting.firstSeenAt()))
                .lastSeenAt(Values.utc(posting.lastSeenAt()));
    }
}
