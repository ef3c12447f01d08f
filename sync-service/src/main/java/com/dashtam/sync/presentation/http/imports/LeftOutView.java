package com.dashtam.sync.presentation.http.imports;

import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.sync.application.imports.ListLeftOutRows.Listing;
import com.dashtam.sync.domain.imports.LeftOutRow;
import com.dashtam.sync.domain.imports.LeftOutRow.Content;
import com.dashtam.sync.presentation.http.model.ImportRow;
import com.dashtam.sync.presentation.http.model.ImportRowList;

/** Records that were left out, in the form of the contract. */
final class LeftOutView {

    private LeftOutView() {}

    static ImportRowList of(Listing listing) {
        return new ImportRowList()
                .rows(listing.page().items().stream().map(LeftOutView::of).toList())
                .total(listing.job().counts().all().errors())
                .hasMore(listing.page().next().isPresent())
                .nextCursor(listing.page().next().orElse(null));
    }

    private static ImportRow of(LeftOutRow row) {
        ImportRow view = of(row.record());
        row.content().ifPresent(content -> show(content, view));
        return view;
    }

    static ImportRow of(LeftOut row) {
        return new ImportRow()
                .kind(ImportRow.KindEnum.fromValue(row.kind().text()))
                .line(row.line().orElse(null))
                .statement(row.statement().orElse(null))
                .row(row.row().orElse(null))
                .field(row.field().orElse(null))
                .reason(ImportRow.ReasonEnum.fromValue(row.reason().text()));
    }

    private static void show(Content content, ImportRow view) {
        view.identifier(content.identifier())
                .date(content.date())
                .amount(content.amount().toPlainString())
                .currency(content.currency().code())
                .description(content.description());
    }
}
