package com.dashtam.provider.infrastructure.plaid;

import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** Plaid's Transaction, on accounts other than those for investments. */
final class TransactionMapping {

    static final int LONGEST_DESCRIPTION = 500;

    private final UnknownValues unknown;
    private final Currencies currencies;

    TransactionMapping(UnknownValues unknown) {
        this.unknown = unknown;
        this.currencies = new Currencies(unknown);
    }

    NormalizedTransaction map(Fields row) {
        BigDecimal amount = gained(row);
        boolean pending = row.flag("pending").orElse(false);
        LocalDate date = Days.of(row, "date");
        return new NormalizedTransaction(
                Identifiers.of(row, "account_id"),
                Identifiers.of(row, "transaction_id"),
                Identifiers.find(row, "pending_transaction_id").filter(_ -> !pending),
                subtype(row, amount.signum() >= 0),
                pending ? TransactionStatus.PENDING : TransactionStatus.SETTLED,
                amount,
                currencies.of(row),
                description(row),
                Days.find(row, "authorized_date").orElse(date),
                pending ? Optional.empty() : Optional.of(date),
                Optional.empty());
    }

    /** Plaid counts what leaves an account. */
    static BigDecimal gained(Fields row) {
        return row.decimal("amount")
                .map(BigDecimal::negate)
                .orElseThrow(() -> new MalformedAnswerException("a transaction without an amount"));
    }

    static String description(Fields row) {
        String text = row.text("name").or(() -> row.text("original_description")).orElse("");
        return text.length() <= LONGEST_DESCRIPTION ? text : text.substring(0, LONGEST_DESCRIPTION);
    }

    private TransactionSubtype subtype(Fields row, boolean gained) {
        String primary =
                row.object("personal_finance_category")
                        .flatMap(category -> category.text("primary"))
                        .orElse("");
        String detailed =
                row.object("personal_finance_category")
                        .flatMap(category -> category.text("detailed"))
                        .orElse("");
        return switch (primary) {
            case "INCOME" -> income(detailed, gained);
            case "TRANSFER_IN" ->
                    detailed.equals("TRANSFER_IN_DEPOSIT")
                            ? TransactionSubtype.DEPOSIT
                            : TransactionSubtype.TRANSFER_IN;
            case "TRANSFER_OUT" ->
                    detailed.equals("TRANSFER_OUT_WITHDRAWAL")
                            ? TransactionSubtype.WITHDRAWAL
                            : TransactionSubtype.TRANSFER_OUT;
            case "BANK_FEES" ->
                    detailed.equals("BANK_FEES_INTEREST_CHARGE")
                            ? TransactionSubtype.OTHER_FEE
                            : TransactionSubtype.ACCOUNT_FEE;
            case "LOAN_PAYMENTS",
                    "LOAN_DISBURSEMENTS",
                    "ENTERTAINMENT",
                    "FOOD_AND_DRINK",
                    "GENERAL_MERCHANDISE",
                    "HOME_IMPROVEMENT",
                    "MEDICAL",
                    "PERSONAL_CARE",
                    "GENERAL_SERVICES",
                    "GOVERNMENT_AND_NON_PROFIT",
                    "TRANSPORTATION",
                    "TRAVEL",
                    "RENT_AND_UTILITIES",
                    "OTHER" ->
                    moved(gained);
            case "" -> byCode(row.text("transaction_code").orElse(""), gained);
            default -> {
                unknown.count("transaction category", primary);
                yield moved(gained);
            }
        };
    }

    private static TransactionSubtype income(String detailed, boolean gained) {
        return switch (detailed) {
            case "INCOME_DIVIDENDS" -> TransactionSubtype.DIVIDEND;
            case "INCOME_INTEREST_EARNED" -> TransactionSubtype.INTEREST;
            default -> moved(gained);
        };
    }

    private TransactionSubtype byCode(String code, boolean gained) {
        return switch (code) {
            case "interest" -> gained ? TransactionSubtype.INTEREST : TransactionSubtype.OTHER_FEE;
            case "bank charge" -> TransactionSubtype.ACCOUNT_FEE;
            case "adjustment" -> TransactionSubtype.ADJUSTMENT;
            case "transfer" ->
                    gained ? TransactionSubtype.TRANSFER_IN : TransactionSubtype.TRANSFER_OUT;
            case "",
                    "atm",
                    "bill payment",
                    "cash",
                    "cashback",
                    "cheque",
                    "direct debit",
                    "purchase",
                    "standing order" ->
                    moved(gained);
            default -> {
                unknown.count("transaction code", code);
                yield moved(gained);
            }
        };
    }

    private static TransactionSubtype moved(boolean gained) {
        return gained ? TransactionSubtype.DEPOSIT : TransactionSubtype.WITHDRAWAL;
    }
}
