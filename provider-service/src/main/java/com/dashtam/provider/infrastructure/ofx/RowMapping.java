package com.dashtam.provider.infrastructure.ofx;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.kernel.money.Currency;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One transaction of a statement. */
record RowMapping(Map<String, String> row, NormalizedAccount account) {

    private static final int LONGEST_ID = 255;
    private static final int LONGEST_DESCRIPTION = 500;

    NormalizedTransaction map() {
        BigDecimal amount = OfxValues.amount(required("TRNAMT"));
        String name =
                Optional.ofNullable(row.get("NAME"))
                        .or(() -> Optional.ofNullable(row.get("PAYEE.NAME")))
                        .orElse("");
        return new NormalizedTransaction(
                account.providerAccountId(),
                identifier(),
                Optional.empty(),
                subtype(amount, name.toUpperCase(Locale.ROOT)),
                TransactionStatus.SETTLED,
                amount,
                currency(),
                description(name, row.getOrDefault("MEMO", "")),
                OfxValues.date(required("DTPOSTED")),
                Optional.empty(),
                Optional.empty());
    }

    private String identifier() {
        String id = required("FITID");
        if (id.length() > LONGEST_ID) {
            throw new UnreadableFileException("FITID is too long");
        }
        return id;
    }

    /** With CURRENCY the amount is in that currency; with ORIGCURRENCY it is converted already. */
    private Currency currency() {
        return Optional.ofNullable(row.get("CURRENCY.CURSYM"))
                .flatMap(code -> Currency.parse(code).fold(Optional::of, why -> Optional.empty()))
                .orElse(account.currency());
    }

    /** Banks put the same text, or its longer form, into the memo once more. */
    private static String description(String name, String memo) {
        String text;
        if (name.isEmpty() || memo.startsWith(name)) {
            text = memo;
        } else if (memo.isEmpty() || memo.contains(name)) {
            text = name;
        } else {
            text = name + " - " + memo;
        }
        String tidy = text.replaceAll("\\s+", " ");
        return tidy.substring(0, Math.min(tidy.length(), LONGEST_DESCRIPTION));
    }

    private TransactionSubtype subtype(BigDecimal amount, String name) {
        boolean gained = amount.signum() >= 0;
        return switch (row.getOrDefault("TRNTYPE", "")) {
            case "INT" -> gained ? TransactionSubtype.INTEREST : TransactionSubtype.OTHER_FEE;
            case "DIV" -> TransactionSubtype.DIVIDEND;
            case "FEE", "SRVCHG" -> TransactionSubtype.ACCOUNT_FEE;
            case "XFER" -> transfer(gained);
            case "DEP", "DIRECTDEP", "ATM", "POS", "CHECK", "CASH", "DIRECTDEBIT" ->
                    payment(gained);
            case "PAYMENT", "REPEATPMT" -> payment(gained);
            default -> named(name, gained);
        };
    }

    /** CREDIT, DEBIT and OTHER say no more than the sign; the name often does. */
    private static TransactionSubtype named(String name, boolean gained) {
        if (name.contains("INTEREST") && gained) {
            return TransactionSubtype.INTEREST;
        }
        if (name.matches(".*\\bWIRE\\b.*")) {
            return gained ? TransactionSubtype.WIRE_IN : TransactionSubtype.WIRE_OUT;
        }
        if (name.matches(".*\\b(TRANSFER|ZELLE|VENMO|PAYPAL)\\b.*")) {
            return transfer(gained);
        }
        return payment(gained);
    }

    private static TransactionSubtype transfer(boolean gained) {
        return gained ? TransactionSubtype.TRANSFER_IN : TransactionSubtype.TRANSFER_OUT;
    }

    private static TransactionSubtype payment(boolean gained) {
        return gained ? TransactionSubtype.DEPOSIT : TransactionSubtype.WITHDRAWAL;
    }

    private String required(String name) {
        String value = row.get(name);
        if (value == null || value.isEmpty()) {
            throw new UnreadableFileException("a transaction lacks " + name);
        }
        return value;
    }
}
