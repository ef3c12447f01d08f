package com.dashtam.sandbox.fdx;

import com.dashtam.sandbox.http.Fields;
import com.dashtam.sandbox.ledger.Account;
import com.dashtam.sandbox.ledger.Cents;
import com.dashtam.sandbox.ledger.Trade;
import com.dashtam.sandbox.ledger.Transaction;
import java.time.Instant;
import java.util.Optional;

/** The FDX entities DepositTransaction, LineOfCreditTransaction and InvestmentTransaction. */
final class TransactionEntity {
    private TransactionEntity() {}

    static Fields of(Account account, Transaction row) {
        Fields entity =
                Fields.of("accountCategory", account.kind().category().name())
                        .and("accountId", account.id())
                        .and("transactionId", row.id())
                        .and("referenceTransactionId", row.reference())
                        .and(
                                "postedTimestamp",
                                Optional.ofNullable(row.postedAt()).map(Instant::toString))
                        .and("transactionTimestamp", row.madeAt().toString())
                        .and("description", row.description())
                        .and("debitCreditMemo", row.direction().name())
                        .and("category", row.category())
                        .and("subCategory", row.category() == null ? null : "MCC")
                        .and("status", row.pending() ? "PENDING" : "POSTED")
                        .and("amount", row.amount().amount())
                        .and("transactionType", row.type());
        Optional.ofNullable(row.foreign())
                .ifPresent(foreign ->
                        entity.and("foreignAmount", foreign.amount().amount())
                                .and("foreignCurrency", foreign.currency()));
        return switch (account.kind().category()) {
            case DEPOSIT_ACCOUNT -> entity.and("payee", row.payee());
            case LOC_ACCOUNT -> entity;
            case INVESTMENT_ACCOUNT -> investment(entity, Optional.ofNullable(row.trade()));
        };
    }

    private static Fields investment(Fields entity, Optional<Trade> trade) {
        return entity.and("fees", trade.map(t -> t.fees().amount()).orElse(Cents.ZERO.amount()))
                .and("securityId", trade.map(t -> t.security().cusip()))
                .and("securityIdType", trade.map(_ -> "CUSIP"))
                .and("securityType", trade.map(t -> t.security().type()))
                .and("symbol", trade.map(t -> t.security().symbol()))
                .and("unitPrice", trade.map(t -> t.unitPrice().amount()))
                .and("units", trade.map(Trade::units))
                .and("unitType", trade.map(_ -> "SHARES"));
    }
}
