package com.dashtam.provider.infrastructure.schwab;

import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.NormalizedTransaction.SecurityDetails;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** The Transaction of the Trader API with its transferItems. */
final class TransactionMapping {

    private static final int LONGEST_ID = 255;
    private static final int LONGEST_DESCRIPTION = 500;

    private final Instruments instruments;
    private final TransactionKinds kinds;
    private final UnknownValues unknown;

    TransactionMapping(Instruments instruments, UnknownValues unknown) {
        this.instruments = instruments;
        this.kinds = new TransactionKinds(unknown);
        this.unknown = unknown;
    }

    NormalizedTransaction map(Fields row, NormalizedAccount account) {
        TransferItems items = TransferItems.of(row);
        BigDecimal amount = row.decimal("netAmount").orElseGet(items::cost);
        TransactionSubtype subtype = kinds.subtype(row, items, amount);
        return new NormalizedTransaction(
                account.providerAccountId(),
                row.text("activityId")
                        .filter(id -> id.length() <= LONGEST_ID)
                        .orElseThrow(
                                () -> new MalformedAnswerException("a transaction without id")),
                Optional.empty(),
                subtype,
                status(row),
                amount,
                account.currency(),
                description(row, items, subtype),
                Moments.day(row, "tradeDate")
                        .or(() -> Moments.day(row, "time"))
                        .orElseThrow(
                                () -> new MalformedAnswerException("a transaction without date")),
                Moments.day(row, "settlementDate"),
                items.traded().map(item -> security(item, items)));
    }

    private TransactionStatus status(Fields row) {
        String status = row.text("status").orElse("VALID");
        return switch (status) {
            case "VALID" -> TransactionStatus.SETTLED;
            case "PENDING" -> TransactionStatus.PENDING;
            case "INVALID" -> TransactionStatus.CANCELLED;
            default -> {
                unknown.count("transaction status", status);
                yield TransactionStatus.SETTLED;
            }
        };
    }

    private static String description(Fields row, TransferItems items, TransactionSubtype subtype) {
        String text =
                row.text("description")
                        .orElseGet(() ->
                                subtype.text().toUpperCase(Locale.ROOT).replace('_', ' ')
                                        + items.traded()
                                                .flatMap(TransferItems::symbol)
                                                .map(" "::concat)
                                                .orElse(""));
        return text.length() <= LONGEST_DESCRIPTION ? text : text.substring(0, LONGEST_DESCRIPTION);
    }

    private SecurityDetails security(Fields item, TransferItems items) {
        Fields instrument = TransferItems.instrument(item);
        return new SecurityDetails(
                TransferItems.symbol(item),
                instrument.text("description"),
                Optional.of(instruments.assetType(instrument)),
                item.decimal("amount").map(BigDecimal::abs),
                item.decimal("price"),
                items.fees());
    }
}
