package com.dashtam.provider.infrastructure.plaid;

import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import java.math.BigDecimal;

/** The types and subtypes of Plaid's InvestmentTransaction in our words. */
final class InvestmentKinds {

    private final UnknownValues unknown;

    InvestmentKinds(UnknownValues unknown) {
        this.unknown = unknown;
    }

    static boolean isPending(Fields row) {
        return row.text("subtype")
                .filter(name -> name.equals("pending credit") || name.equals("pending debit"))
                .isPresent();
    }

    TransactionSubtype subtype(Fields row, BigDecimal amount) {
        boolean gained = amount.signum() >= 0;
        boolean arrives =
                row.decimal("quantity")
                        .filter(quantity -> quantity.signum() != 0)
                        .map(quantity -> quantity.signum() > 0)
                        .orElse(gained);
        String name = row.text("subtype").orElse("");
        return switch (name) {
            case "buy",
                    "dividend reinvestment",
                    "interest reinvestment",
                    "long-term capital gain reinvestment",
                    "short-term capital gain reinvestment" ->
                    TransactionSubtype.BUY;
            case "sell" -> TransactionSubtype.SELL;
            case "buy to cover" -> TransactionSubtype.BUY_TO_COVER;
            case "sell short" -> TransactionSubtype.SHORT_SELL;
            case "exercise" -> TransactionSubtype.EXERCISE;
            case "assignment" -> TransactionSubtype.ASSIGNMENT;
            case "expire" -> TransactionSubtype.EXPIRATION;
            case "contribution", "deposit", "pending credit" -> TransactionSubtype.DEPOSIT;
            case "withdrawal", "pending debit", "loan payment" -> TransactionSubtype.WITHDRAWAL;
            case "dividend", "qualified dividend", "non-qualified dividend" ->
                    TransactionSubtype.DIVIDEND;
            case "interest", "interest receivable" ->
                    gained ? TransactionSubtype.INTEREST : TransactionSubtype.MARGIN_INTEREST;
            case "long-term capital gain", "short-term capital gain", "unqualified gain" ->
                    TransactionSubtype.CAPITAL_GAIN;
            case "distribution", "stock distribution", "return of principal" ->
                    TransactionSubtype.DISTRIBUTION;
            case "margin expense" -> TransactionSubtype.MARGIN_INTEREST;
            case "account fee", "management fee", "fund fee", "trust fee" ->
                    TransactionSubtype.ACCOUNT_FEE;
            case "legal fee",
                    "transfer fee",
                    "miscellaneous fee",
                    "tax",
                    "tax withheld",
                    "non-resident tax" ->
                    TransactionSubtype.OTHER_FEE;
            case "transfer", "send", "request" ->
                    arrives ? TransactionSubtype.TRANSFER_IN : TransactionSubtype.TRANSFER_OUT;
            case "trade", "rebalance" -> byType(row, gained, arrives);
            case "adjustment", "merger", "spin off", "split" -> TransactionSubtype.ADJUSTMENT;
            default -> {
                unknown.count("investment subtype", name);
                yield byType(row, gained, arrives);
            }
        };
    }

    private TransactionSubtype byType(Fields row, boolean gained, boolean arrives) {
        String type = row.text("type").orElse("");
        return switch (type) {
            case "buy" -> TransactionSubtype.BUY;
            case "sell" -> TransactionSubtype.SELL;
            case "cash" -> gained ? TransactionSubtype.DEPOSIT : TransactionSubtype.WITHDRAWAL;
            case "fee" -> TransactionSubtype.OTHER_FEE;
            case "transfer" ->
                    arrives ? TransactionSubtype.TRANSFER_IN : TransactionSubtype.TRANSFER_OUT;
            case "cancel" -> TransactionSubtype.ADJUSTMENT;
            default -> {
                unknown.count("investment type", type);
                yield TransactionSubtype.UNKNOWN;
            }
        };
    }
}
