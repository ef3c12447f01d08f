package com.dashtam.provider.infrastructure.ofx;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.provider.infrastructure.text.Descriptions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A transaction of a bank or a card, also where it stands in an investment statement. */
final class RowMapping {

    private static final Pattern WIRE = Pattern.compile("\\bWIRE\\b");
    private static final Pattern TRANSFER = Pattern.compile("\\b(TRANSFER|ZELLE|VENMO|PAYPAL)\\b");

    private final NormalizedAccount account;
    private final Identifiers identifiers;

    RowMapping(NormalizedAccount account, Identifiers identifiers) {
        this.account = account;
        this.identifiers = identifiers;
    }

    NormalizedTransaction map(Row row) {
        BigDecimal amount = row.requiredNumber("TRNAMT");
        LocalDate day = row.requiredDate("DTPOSTED", "DTUSER");
        String name = row.text("NAME").or(() -> row.text("PAYEE.NAME")).orElse("");
        return new NormalizedTransaction(
                account.providerAccountId(),
                identifiers.of(row),
                Optional.empty(),
                subtype(row, amount, name.toUpperCase(Locale.ROOT)),
                TransactionStatus.SETTLED,
                amount,
                row.currency(account.currency()),
                Descriptions.joined(name, row.textOr("MEMO", "")),
                day,
                Optional.empty(),
                Optional.empty());
    }

    private static TransactionSubtype subtype(Row row, BigDecimal amount, String name) {
        boolean gained = amount.signum() >= 0;
        return switch (row.textOr("TRNTYPE", "").toUpperCase(Locale.ROOT)) {
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
        if (WIRE.matcher(name).find()) {
            return gained ? TransactionSubtype.WIRE_IN : TransactionSubtype.WIRE_OUT;
        }
        if (TRANSFER.matcher(name).find()) {
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
}
