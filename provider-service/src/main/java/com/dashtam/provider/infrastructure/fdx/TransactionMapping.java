package com.dashtam.provider.infrastructure.fdx;

import com.dashtam.kernel.feed.IsoDay;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.NormalizedTransaction.SecurityDetails;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** The FDX entity Transaction with what its kinds add to it. */
final class TransactionMapping {

    private static final int LONGEST_ID = 255;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final int DATE_LENGTH = "2026-01-31".length();

    /** Transaction types of FDX 6 that say only that money came or went. */
    private static final Set<String> PAYMENTS =
            Set.of(
                    "ATM",
                    "ATMDEPOSIT",
                    "ATMWITHDRAWAL",
                    "BILLPAYMENT",
                    "CASH",
                    "CHECK",
                    "CONTRIBUTION",
                    "DEP",
                    "DEPOSIT",
                    "DIRECTDEBIT",
                    "DIRECTDEP",
                    "DIRECTDEPOSIT",
                    "DOUBLE_UP_PAYMENT",
                    "LUMP_SUM_PAYMENT",
                    "PAYMENT",
                    "PAYOFF",
                    "POS",
                    "POSCREDIT",
                    "POSDEBIT",
                    "PURCHASE",
                    "REPEATPMT",
                    "SKIP_PAYMENT",
                    "WITHDRAWAL");

    private final HoldingMapping holdings;
    private final UnknownValues unknown;

    TransactionMapping(HoldingMapping holdings, UnknownValues unknown) {
        this.holdings = holdings;
        this.unknown = unknown;
    }

    NormalizedTransaction map(Fields row, NormalizedAccount account) {
        BigDecimal amount = amount(row);
        TransactionStatus status = status(row);
        Optional<LocalDate> posted = date(row, "postedTimestamp");
        LocalDate date =
                date(row, "transactionTimestamp")
                        .or(() -> posted)
                        .orElseThrow(
                                () -> new MalformedAnswerException("a transaction without date"));
        return new NormalizedTransaction(
                account.providerAccountId(),
                identifier(row, "transactionId")
                        .orElseThrow(
                                () -> new MalformedAnswerException("a transaction without id")),
                status == TransactionStatus.SETTLED
                        ? identifier(row, "referenceTransactionId")
                        : Optional.empty(),
                subtype(row, amount),
                status,
                amount,
                account.currency(),
                description(row),
                date,
                posted,
                security(row));
    }

    private static Optional<String> identifier(Fields row, String name) {
        return row.text(name).filter(id -> id.length() <= LONGEST_ID);
    }

    /** Amounts are absolute, the direction stands beside them; a memo takes money like a debit. */
    private BigDecimal amount(Fields row) {
        BigDecimal told =
                row.decimal("amount")
                        .orElseThrow(
                                () -> new MalformedAnswerException("a transaction without amount"));
        return switch (row.text("debitCreditMemo").orElse("")) {
            case "DEBIT", "MEMO" -> told.abs().negate();
            case "CREDIT" -> told.abs();
            default -> {
                row.text("debitCreditMemo").ifPresent(it -> unknown.count("direction", it));
                yield told;
            }
        };
    }

    private TransactionStatus status(Fields row) {
        return switch (row.text("status").orElse("")) {
            case "PENDING", "MEMO", "AUTHORIZATION" -> TransactionStatus.PENDING;
            case "POSTED" -> TransactionStatus.SETTLED;
            default -> {
                row.text("status").ifPresent(it -> unknown.count("transaction status", it));
                yield row.has("postedTimestamp")
                        ? TransactionStatus.SETTLED
                        : TransactionStatus.PENDING;
            }
        };
    }

    /** The day in the offset that the institution writes, which is its own calendar. */
    private static Optional<LocalDate> date(Fields row, String name) {
        return row.text(name)
                .map(text -> {
                    try {
                        return IsoDay.parse(
                                text.substring(0, Math.min(text.length(), DATE_LENGTH)));
                    } catch (DateTimeException e) {
                        throw new MalformedAnswerException(name + " is not a date");
                    }
                });
    }

    private static String description(Fields row) {
        String text =
                row.text("description")
                        .or(() -> row.text("payee"))
                        .or(() -> row.text("memo"))
                        .orElse("");
        return text.length() <= LONGEST_DESCRIPTION ? text : text.substring(0, LONGEST_DESCRIPTION);
    }

    private TransactionSubtype subtype(Fields row, BigDecimal amount) {
        boolean gained = amount.signum() >= 0;
        return switch (row.text("transactionType").orElse("")) {
            case "PURCHASED", "PURCHASETOOPEN", "REINVESTOFINCOME", "DIVIDENDREINVEST" ->
                    TransactionSubtype.BUY;
            case "PURCHASEDTOCOVER", "PURCHASETOCLOSE" -> TransactionSubtype.BUY_TO_COVER;
            case "SOLD", "SOLDTOCLOSE" -> TransactionSubtype.SELL;
            case "SOLDTOOPEN" -> TransactionSubtype.SHORT_SELL;
            case "OPTIONEXERCISE" -> TransactionSubtype.EXERCISE;
            case "OPTIONEXPIRATION" -> TransactionSubtype.EXPIRATION;
            case "DIV", "DIVIDEND" -> TransactionSubtype.DIVIDEND;
            case "INCOME", "RETURNOFCAPITAL" -> TransactionSubtype.DISTRIBUTION;
            case "INTEREST" -> gained ? TransactionSubtype.INTEREST : TransactionSubtype.OTHER_FEE;
            case "MARGININTEREST" -> TransactionSubtype.MARGIN_INTEREST;
            case "FEE", "SRVCHG" -> TransactionSubtype.ACCOUNT_FEE;
            case "EXPENSE", "INVEXPENSE" -> TransactionSubtype.OTHER_FEE;
            case "ADJUSTMENT" -> TransactionSubtype.ADJUSTMENT;
            case "JRNLFUND", "JRNLSEC", "SPLIT" -> TransactionSubtype.JOURNAL;
            case "TRANSFER", "XFER" ->
                    gained ? TransactionSubtype.TRANSFER_IN : TransactionSubtype.TRANSFER_OUT;
            case "OTHER", "CLOSURE", "CLOSUREOPT" -> TransactionSubtype.UNKNOWN;
            default -> {
                row.text("transactionType")
                        .filter(type -> !PAYMENTS.contains(type))
                        .ifPresent(type -> unknown.count("transaction type", type));
                yield gained ? TransactionSubtype.DEPOSIT : TransactionSubtype.WITHDRAWAL;
            }
        };
    }

    private Optional<SecurityDetails> security(Fields row) {
        Optional<String> symbol = row.text("symbol").or(() -> row.text("securityId"));
        if (symbol.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new SecurityDetails(
                        symbol,
                        row.text("securityName"),
                        row.text("securityType").map(holdings::assetType),
                        row.decimal("units"),
                        row.decimal("unitPrice"),
                        row.decimal("commission").or(() -> row.decimal("fees"))));
    }
}
