package com.dashtam.sync.presentation.http.imports;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TableReading;
import com.dashtam.sync.presentation.http.model.ImportPreview;
import com.dashtam.sync.presentation.http.model.ImportPreviewAccount;
import com.dashtam.sync.presentation.http.model.ImportPreviewTransaction;
import java.math.BigDecimal;
import java.util.List;

/** Previews in the form of the contract. */
final class PreviewView {

    private PreviewView() {}

    static ImportPreview of(com.dashtam.sync.application.imports.ImportPreview preview) {
        return new ImportPreview()
                .fileFormat(ImportPreview.FileFormatEnum.fromValue(preview.format().text()))
                .mapping(
                        preview.reading()
                                .map(TableReading::mapping)
                                .map(MappingText::shown)
                                .orElse(null))
                .header(preview.reading().map(TableReading::header).orElse(null))
                .undecided(preview.undecided())
                .accounts(
                        preview.accounts().stream()
                                .map(it ->
                                        of(it, preview.untold().contains(it.providerAccountId())))
                                .toList())
                .transactions(
                        preview.shown().stream().map(it -> of(it, preview.accounts())).toList())
                .transactionsReadable(preview.transactions())
                .holdingsReadable(preview.holdings())
                .rowsUnreadable(preview.unreadable())
                .unreadable(preview.leftOut().stream().map(LeftOutView::of).toList());
    }

    private static ImportPreviewAccount of(NormalizedAccount account, boolean untold) {
        return new ImportPreviewAccount()
                .name(account.name())
                .numberMasked(account.numberMasked())
                .type(account.type().text())
                .currency(account.currency().code())
                .balance(untold ? null : account.balance().toPlainString());
    }

    private static ImportPreviewTransaction of(
            NormalizedTransaction transaction, List<NormalizedAccount> accounts) {
        var security = transaction.security();
        return new ImportPreviewTransaction()
                .account(
                        accounts.stream()
                                .filter(it ->
                                        it.providerAccountId()
                                                .equals(transaction.providerAccountId()))
                                .map(NormalizedAccount::name)
                                .findFirst()
                                .orElse(null))
                .date(transaction.date())
                .description(transaction.description())
                .amount(transaction.amount().toPlainString())
                .currency(transaction.currency().code())
                .subtype(transaction.subtype().text())
                .symbol(security.flatMap(it -> it.symbol()).orElse(null))
                .quantity(
                        security.flatMap(it -> it.quantity())
                                .map(BigDecimal::toPlainString)
                                .orElse(null));
    }
}
