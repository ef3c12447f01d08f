package com.dashtam.sandbox.plaid;

import com.dashtam.sandbox.ledger.Account;
import com.dashtam.sandbox.ledger.Direction;
import com.dashtam.sandbox.ledger.Trade;
import com.dashtam.sandbox.ledger.Transaction;
import com.dashtam.sandbox.plaid.Items.Item;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The Transaction and the InvestmentTransaction, which count what leaves an account. */
final class TransactionEntity {

    private TransactionEntity() {}

    static String id(Item item, String rowId) {
        return item.name("transaction", rowId);
    }

    static LocalDate day(Transaction row) {
        return dayOf(row.effectiveAt());
    }

    private static LocalDate dayOf(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    static Object banking(Item item, Account account, Transaction row, boolean withCategory) {
        String reference = row.reference();
        Members shown =
                Members.of("account_id", Entities.accountId(item, account))
                        .and("transaction_id", id(item, row.id()))
                        .and("amount", row.effect().negated().amount())
                        .and("iso_currency_code", account.kind().currency())
                        .unknown("unofficial_currency_code", "category", "category_id")
                        .unknown("check_number")
                        .and("date", day(row).toString())
                        .and("datetime", null)
                        .and("authorized_date", dayOf(row.madeAt()).toString())
                        .unknown("authorized_datetime")
                        .and("location", location())
                        .and("name", row.description())
                        .and("merchant_name", row.payee())
                        .and("payment_meta", paymentMeta())
                        .and("payment_channel", "other")
                        .and("pending", row.pending())
                        .and(
                                "pending_transaction_id",
                                reference == null ? null : id(item, reference))
                        .unknown("account_owner", "transaction_code");
        if (withCategory) {
            shown.and("personal_finance_category", category(row));
        }
        return shown.map();
    }

    private static Object location() {
        return Members.none()
                .unknown(
                        "address",
                        "city",
                        "region",
                        "postal_code",
                        "country",
                        "lat",
                        "lon",
                        "store_number")
                .map();
    }

    private static Object paymentMeta() {
        return Members.none()
                .unknown(
                        "by_order_of",
                        "payee",
                        "payer",
                        "payment_method",
                        "payment_processor",
                        "ppd_id",
                        "reason",
                        "reference_number")
                .map();
    }

    private static Object category(Transaction row) {
        boolean credit = row.direction() == Direction.CREDIT;
        String detailed =
                switch (row.type()) {
                    case "DIRECTDEPOSIT" -> "INCOME_WAGES";
                    case "INTEREST" -> "INCOME_INTEREST_EARNED";
                    case "FEE" -> "BANK_FEES_OTHER_BANK_FEES";
                    case "TRANSFER" ->
                            credit
                                    ? "TRANSFER_IN_ACCOUNT_TRANSFER"
                                    : "TRANSFER_OUT_ACCOUNT_TRANSFER";
                    case "ATMWITHDRAWAL", "WITHDRAWAL" -> "TRANSFER_OUT_WITHDRAWAL";
                    case "DEPOSIT" -> "TRANSFER_IN_DEPOSIT";
                    case "BILLPAYMENT" -> "RENT_AND_UTILITIES_OTHER_UTILITIES";
                    case "PAYMENT" -> "LOAN_PAYMENTS_CREDIT_CARD_PAYMENT";
                    default -> "GENERAL_MERCHANDISE_OTHER_GENERAL_MERCHANDISE";
                };
        return Members.of("primary", primary(detailed)).and("detailed", detailed).map();
    }

    private static String primary(String detailed) {
        for (String primary :
                new String[] {
                    "INCOME",
                    "BANK_FEES",
                    "TRANSFER_IN",
                    "TRANSFER_OUT",
                    "RENT_AND_UTILITIES",
                    "LOAN_PAYMENTS"
                }) {
            if (detailed.startsWith(primary)) {
                return primary;
            }
        }
        return "GENERAL_MERCHANDISE";
    }

    static Object investment(Item item, Account account, Transaction row) {
        Trade trade = row.trade();
        boolean bought = row.direction() == Direction.DEBIT;
        boolean traded = isTrade(row);
        Members shown =
                Members.of("investment_transaction_id", id(item, row.id()))
                        .unknown("cancel_transaction_id")
                        .and("account_id", Entities.accountId(item, account))
                        .and(
                                "security_id",
                                trade == null ? null : Entities.securityId(trade.security()))
                        .and("date", day(row).toString())
                        .and("name", row.description())
                        .and("amount", row.effect().negated().amount());
        if (trade != null && traded) {
            shown.and("quantity", bought ? trade.units() : trade.units().negate())
                    .and("price", trade.unitPrice().amount())
                    .and("fees", trade.fees().amount());
        } else {
            shown.and("quantity", BigDecimal.ZERO).and("price", BigDecimal.ZERO).unknown("fees");
        }
        return shown.and("type", type(row))
                .and("subtype", subtype(row))
                .and("iso_currency_code", account.kind().currency())
                .unknown("unofficial_currency_code")
                .map();
    }

    private static boolean isTrade(Transaction row) {
        return row.type().equals("PURCHASED") || row.type().equals("SOLD");
    }

    private static String type(Transaction row) {
        return switch (row.type()) {
            case "PURCHASED" -> "buy";
            case "SOLD" -> "sell";
            case "FEE" -> "fee";
            default -> "cash";
        };
    }

    private static String subtype(Transaction row) {
        return switch (row.type()) {
            case "PURCHASED" -> "buy";
            case "SOLD" -> "sell";
            case "FEE" -> "management fee";
            case "DIVIDEND" -> "dividend";
            case "INTEREST" -> "interest";
            case "CONTRIBUTION" -> "contribution";
            default -> row.direction() == Direction.CREDIT ? "deposit" : "withdrawal";
        };
    }
}
