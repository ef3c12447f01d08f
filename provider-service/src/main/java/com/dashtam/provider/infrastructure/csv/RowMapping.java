package com.dashtam.provider.infrastructure.csv;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.ColumnMapping.Column;
import com.dashtam.kernel.feed.ColumnMapping.Preset;
import com.dashtam.kernel.feed.ColumnMapping.Sign;
import com.dashtam.kernel.feed.LeftOut.Reason;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.NormalizedTransaction.SecurityDetails;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.kernel.money.Currency;
import com.dashtam.provider.infrastructure.csv.Owners.Owner;
import com.dashtam.provider.infrastructure.text.Descriptions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** A row as a transaction. */
final class RowMapping {

    private static final String GAP = "\u001F";

    private final Table table;
    private final Sign sign;
    private final boolean debitsAboveZero;
    private final Dates dates;
    private final Numbers numbers;
    private final Occurrences occurrences = new Occurrences();

    RowMapping(Table table, Conventions conventions) {
        this.table = table;
        this.sign = conventions.sign().orElse(Sign.NEGATIVE_IS_OUT);
        this.debitsAboveZero = conventions.debitsAboveZero();
        this.dates = conventions.dates();
        this.numbers = conventions.numbers();
    }

    /**
     * The transaction.
     *
     * @throws UnreadableFieldException when the row does not tell all that it must
     */
    NormalizedTransaction map(Line line, Owner owner) {
        if (line.exceeds(table.header().size())) {
            throw new UnreadableFieldException(Optional.empty(), Reason.TOO_MANY_FIELDS);
        }
        LocalDate day = dates.read(text(line, Column.DATE), Column.DATE);
        Optional<SecurityDetails> security = security(line);
        BigDecimal amount = amount(line, security.isPresent());
        Currency currency = currency(line, owner);
        String description =
                Descriptions.joined(text(line, Column.DESCRIPTION), text(line, Column.MEMO));
        Optional<LocalDate> settled =
                Optional.of(text(line, Column.SETTLEMENT_DATE))
                        .filter(it -> !it.isEmpty())
                        .map(it -> dates.read(it, Column.SETTLEMENT_DATE));
        String content =
                String.join(
                        GAP,
                        owner.id(),
                        day.toString(),
                        amount.stripTrailingZeros().toPlainString(),
                        currency.code(),
                        description,
                        text(line, Column.REFERENCE),
                        security.map(RowMapping::content).orElse(""));
        return new NormalizedTransaction(
                owner.id(),
                occurrences.identifier(content),
                Optional.empty(),
                subtype(line, description, amount, security.isPresent()),
                TransactionStatus.SETTLED,
                amount,
                currency,
                description,
                day,
                settled,
                security);
    }

    private String text(Line line, Column column) {
        return table.field(line, column);
    }

    private static String content(SecurityDetails security) {
        return security.symbol().orElse("")
                + GAP
                + security.quantity().map(it -> it.stripTrailingZeros().toPlainString()).orElse("");
    }

    /** What only moves securities moves no money, and often says so by saying nothing. */
    private BigDecimal amount(Line line, boolean ofSecurity) {
        if (sign == Sign.BY_COLUMN) {
            return twoSided(line);
        }
        Optional<BigDecimal> written = numbers.optional(text(line, Column.AMOUNT), Column.AMOUNT);
        if (written.isEmpty() && ofSecurity) {
            return BigDecimal.ZERO;
        }
        BigDecimal amount =
                written.orElseThrow(
                        () -> new UnreadableFieldException(Column.AMOUNT, Reason.MISSING));
        return switch (sign) {
            case NEGATIVE_IS_OUT, BY_COLUMN -> amount;
            case POSITIVE_IS_OUT -> amount.negate();
            case BY_TYPE -> sided(line, amount.abs());
        };
    }

    private BigDecimal twoSided(Line line) {
        Optional<BigDecimal> debit =
                stated(line, Column.DEBIT).map(it -> debitsAboveZero ? it : it.abs());
        Optional<BigDecimal> credit = stated(line, Column.CREDIT);
        if (debit.isPresent() && credit.isPresent()) {
            throw new UnreadableFieldException(Column.CREDIT, Reason.UNKNOWN_SIDE);
        }
        return credit.or(() -> debit.map(BigDecimal::negate))
                .orElseThrow(() -> new UnreadableFieldException(Column.DEBIT, Reason.MISSING));
    }

    /** On the other side many tables have a nought. */
    private Optional<BigDecimal> stated(Line line, Column column) {
        return numbers.optional(text(line, column), column).filter(it -> it.signum() != 0);
    }

    private BigDecimal sided(Line line, BigDecimal amount) {
        boolean gained =
                Kinds.side(text(line, Column.TYPE))
                        .orElseThrow(() ->
                                new UnreadableFieldException(Column.TYPE, Reason.UNKNOWN_SIDE));
        return gained ? amount : amount.negate();
    }

    private Currency currency(Line line, Owner owner) {
        String code = text(line, Column.CURRENCY);
        return code.isEmpty()
                ? owner.currency()
                : Currency.parse(code)
                        .fold(
                                currency -> currency,
                                _ -> {
                                    throw new UnreadableFieldException(
                                            Column.CURRENCY, Reason.UNKNOWN_CURRENCY);
                                });
    }

    private Optional<SecurityDetails> security(Line line) {
        String symbol = Positions.symbol(text(line, Column.SYMBOL));
        Optional<BigDecimal> quantity =
                numbers.optional(text(line, Column.QUANTITY), Column.QUANTITY)
                        .filter(it -> it.signum() != 0)
                        .map(BigDecimal::abs);
        if (symbol.isEmpty() && quantity.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new SecurityDetails(
                        Optional.of(symbol).filter(it -> !it.isEmpty()),
                        Optional.of(Descriptions.joined(text(line, Column.SECURITY), ""))
                                .filter(it -> !it.isEmpty()),
                        symbol.startsWith("-") ? Optional.of(AssetType.OPTION) : Optional.empty(),
                        quantity,
                        numbers.optional(text(line, Column.PRICE), Column.PRICE),
                        numbers.optional(text(line, Column.COMMISSION), Column.COMMISSION)));
    }

    private TransactionSubtype subtype(
            Line line, String description, BigDecimal amount, boolean ofSecurity) {
        boolean gained = amount.signum() >= 0;
        return table.preset() == Preset.FIDELITY_HISTORY
                ? Kinds.ofAction(description, gained, ofSecurity)
                : Kinds.of(text(line, Column.TYPE), description, gained);
    }
}
