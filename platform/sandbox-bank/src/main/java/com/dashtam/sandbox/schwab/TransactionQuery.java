package com.dashtam.sandbox.schwab;

import com.dashtam.sandbox.http.Parameters;
import com.dashtam.sandbox.ledger.Transaction;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a request for transactions asks for.
 *
 * @param from the first moment
 * @param to the last moment
 */
record TransactionQuery(Instant from, Instant to, Set<String> types) {

    /** Milliseconds are required, and an offset with or without a colon. */
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS[XXX][XX]", Locale.ROOT);

    private static final Set<String> TYPES =
            Set.of(
                    "TRADE",
                    "RECEIVE_AND_DELIVER",
                    "DIVIDEND_OR_INTEREST",
                    "ACH_RECEIPT",
                    "ACH_DISBURSEMENT",
                    "CASH_RECEIPT",
                    "CASH_DISBURSEMENT",
                    "ELECTRONIC_FUND",
                    "WIRE_OUT",
                    "WIRE_IN",
                    "JOURNAL",
                    "MEMORANDUM",
                    "MARGIN_CALL",
                    "MONEY_MARKET",
                    "SMA_ADJUSTMENT");

    sealed interface Reading {}

    record Understood(TransactionQuery query) implements Reading {}

    record Refused(String why) implements Reading {}

    static Reading read(Parameters asked) {
        Optional<Instant> from = asked.get("startDate").flatMap(TransactionQuery::moment);
        Optional<Instant> to = asked.get("endDate").flatMap(TransactionQuery::moment);
        Optional<Set<String>> types =
                asked.get("types")
                        .map(list -> Set.copyOf(List.of(list.split(","))))
                        .filter(TYPES::containsAll);
        if (from.isEmpty()) {
            return new Refused("startDate is missing or malformed");
        }
        if (to.isEmpty()) {
            return new Refused("endDate is missing or malformed");
        }
        if (types.isEmpty()) {
            return new Refused("types is missing or has an unknown value");
        }
        if (from.get().isAfter(to.get())) {
            return new Refused("startDate is after endDate");
        }
        boolean tooLong =
                to.get().isAfter(from.get().atOffset(ZoneOffset.UTC).plusYears(1).toInstant());
        return tooLong
                ? new Refused("the dates are more than a year apart")
                : new Understood(new TransactionQuery(from.get(), to.get(), types.get()));
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text, MOMENT).toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    boolean wants(Transaction row) {
        return !row.madeAt().isBefore(from)
                && !row.madeAt().isAfter(to)
                && types.contains(TransactionEntity.type(row));
    }
}
