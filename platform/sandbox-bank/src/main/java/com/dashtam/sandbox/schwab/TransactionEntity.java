package com.dashtam.sandbox.schwab;

import com.dashtam.sandbox.http.Fields;
import com.dashtam.sandbox.ledger.Account;
import com.dashtam.sandbox.ledger.Cents;
import com.dashtam.sandbox.ledger.Direction;
import com.dashtam.sandbox.ledger.Trade;
import com.dashtam.sandbox.ledger.Transaction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The Transaction with its TransferItems. */
final class TransactionEntity {

    private static final ZoneId EXCHANGE = ZoneId.of("America/New_York");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private TransactionEntity() {}

    static String type(Transaction row) {
        return switch (row.type()) {
            case "PURCHASED", "SOLD" -> "TRADE";
            case "DIVIDEND", "INTEREST" -> "DIVIDEND_OR_INTEREST";
            case "FEE", "TRANSFER" -> "JOURNAL";
            default -> row.direction() == Direction.CREDIT ? "ACH_RECEIPT" : "ACH_DISBURSEMENT";
        };
    }

    static Fields of(Account account, Transaction row) {
        return Fields.of("activityId", Numbers.activity(row.id()))
                .and("time", MOMENT.format(row.madeAt()))
                .and("description", row.description())
                .and("accountNumber", Numbers.number(account))
                .and("type", type(row))
                .and("status", row.pending() ? "PENDING" : "VALID")
                .and("subAccount", "CASH")
                .and("tradeDate", MOMENT.format(row.madeAt()))
                .and("settlementDate", row.pending() ? null : MOMENT.format(settled(row)))
                .and("netAmount", row.effect().amount())
                .and("transferItems", items(row));
    }

    /** The start of the next day at the exchange. */
    private static Instant settled(Transaction row) {
        return row.effectiveAt()
                .atZone(EXCHANGE)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(EXCHANGE)
                .toInstant();
    }

    private static List<Fields> items(Transaction row) {
        Trade trade = row.trade();
        if (trade == null || !type(row).equals("TRADE")) {
            return List.of(cash(row.effect()));
        }
        List<Fields> items = new ArrayList<>();
        Cents fees = trade.fees();
        if (fees.value() > 0) {
            items.add(
                    Fields.of("instrument", dollars())
                            .and("amount", fees.amount())
                            .and("cost", fees.negated().amount())
                            .and("feeType", "COMMISSION"));
        }
        boolean bought = row.direction() == Direction.DEBIT;
        BigDecimal units = trade.units();
        items.add(
                Fields.of("instrument", AccountEntity.instrument(trade.security()))
                        .and("amount", bought ? units : units.negate())
                        .and("cost", row.effect().plus(fees).amount())
                        .and("price", trade.unitPrice().amount())
                        .and("positionEffect", bought ? "OPENING" : "CLOSING"));
        return items;
    }

    private static Fields cash(Cents amount) {
        return Fields.of("instrument", dollars())
                .and("amount", amount.amount())
                .and("cost", amount.amount());
    }

    private static Fields dollars() {
        return Fields.of("assetType", "CURRENCY")
                .and("symbol", "CURRENCY_USD")
                .and("description", "USD currency")
                .and("name", "USD currency")
                .and("instrumentId", 1);
    }
}
