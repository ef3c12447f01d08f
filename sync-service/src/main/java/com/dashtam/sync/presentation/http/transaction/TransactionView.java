package com.dashtam.sync.presentation.http.transaction;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.NormalizedTransaction.SecurityDetails;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionType;
import com.dashtam.sync.application.transaction.ListTransactions.Listing;
import com.dashtam.sync.domain.transaction.Transaction;
import com.dashtam.sync.presentation.http.Values;
import com.dashtam.sync.presentation.http.model.TransactionList;
import java.math.BigDecimal;
import java.util.Optional;

/** Transactions in the form of the contract. */
final class TransactionView {

    private TransactionView() {}

    static TransactionList of(Listing listing) {
        var page = listing.page();
        return new TransactionList()
                .transactions(page.items().stream().map(TransactionView::of).toList())
                .hasMore(page.next().isPresent())
                .nextCursor(page.next().orElse(null))
                .totalCount(listing.total().orElse(null));
    }

    static com.dashtam.sync.presentation.http.model.Transaction of(Transaction transaction) {
        TransactionType type = transaction.subtype().type();
        int sign = transaction.amount().amount().signum();
        var view =
                new com.dashtam.sync.presentation.http.model.Transaction()
                        .id(transaction.id())
                        .accountId(transaction.accountId())
                        .providerTransactionId(transaction.providerTransactionId())
                        .transactionType(
                                com.dashtam.sync.presentation.http.model.TransactionType.fromValue(
                                        type.text()))
                        .subtype(transaction.subtype().text())
                        .status(
                                com.dashtam.sync.presentation.http.model.TransactionStatus
                                        .fromValue(transaction.status().text()))
                        .amountValue(Values.amount(transaction.amount()))
                        .amountCurrency(transaction.amount().currency().code())
                        .description(transaction.description())
                        .transactionDate(transaction.date())
                        .settlementDate(transaction.settlementDate().orElse(null))
                        .isTrade(type == TransactionType.TRADE)
                        .isTransfer(type == TransactionType.TRANSFER)
                        .isIncome(type == TransactionType.INCOME)
                        .isFee(type == TransactionType.FEE)
                        .isDebit(sign < 0)
                        .isCredit(sign > 0)
                        .isSettled(transaction.status() == TransactionStatus.SETTLED)
                        .createdAt(Values.utc(transaction.createdAt()))
                        .updatedAt(Values.utc(transaction.updatedAt()));
        view.note(transaction.annotations().note().orElse(null))
                .ownDescription(transaction.annotations().description().orElse(null));
        transaction.security().ifPresent(security -> addSecurity(view, security));
        return view;
    }

    private static void addSecurity(
            com.dashtam.sync.presentation.http.model.Transaction view, SecurityDetails security) {
        String currency = view.getAmountCurrency();
        view.symbol(security.symbol().orElse(null))
                .securityName(security.name().orElse(null))
                .assetType(
                        security.assetType()
                                .map(AssetType::text)
                                .map(com.dashtam.sync.presentation.http.model.AssetType::fromValue)
                                .orElse(null))
                .quantity(Values.decimal(plain(security.quantity())))
                .unitPriceAmount(Values.decimal(plain(security.unitPrice())))
                .unitPriceCurrency(security.unitPrice().map(_ -> currency).orElse(null))
                .commissionAmount(Values.decimal(plain(security.commission())))
                .commissionCurrency(security.commission().map(_ -> currency).orElse(null));
    }

    private static Optional<BigDecimal> plain(Optional<BigDecimal> number) {
        return number.map(BigDecimal::stripTrailingZeros);
    }
}
