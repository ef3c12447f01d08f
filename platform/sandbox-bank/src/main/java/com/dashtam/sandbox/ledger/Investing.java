package com.dashtam.sandbox.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The brokerage: monthly contributions and purchases, quarterly dividends and fees. */
final class Investing {
    private static final Cents CONTRIBUTION = new Cents(600_00);
    private static final Cents ORDER = new Cents(270_00);
    private static final Cents COMMISSION = new Cents(1_95);
    private static final Cents ADVISORY_FEE = new Cents(18_50);
    private static final BigDecimal OPENING_UNITS = new BigDecimal("12.0000");
    private static final int UNIT_PLACES = 4;

    private record Position(BigDecimal units, Cents cost) {
        Position plus(BigDecimal more, Cents paid) {
            return new Position(units.add(more), cost.plus(paid));
        }
    }

    private final Books books;
    private final Map<Security, Position> positions = new LinkedHashMap<>();

    Investing(Books books, LocalDate openedOn) {
        this.books = books;
        for (Security security : Security.LISTED) {
            Cents cost = worth(OPENING_UNITS, security.price(openedOn));
            positions.put(security, new Position(OPENING_UNITS, cost));
        }
    }

    void on(LocalDate day, Draws draws) {
        Instant at = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        boolean quarterEnd = day.getMonthValue() % 3 == 0;
        switch (day.getDayOfMonth()) {
            case 3 -> contribute(at);
            case 4 -> {
                buy(draws.pick(Security.LISTED), day, at);
                buy(draws.pick(Security.LISTED), day, at);
            }
            case 15 -> {
                if (quarterEnd) {
                    positions.forEach((security, position) -> dividend(security, position, at));
                }
            }
            case 28 -> {
                if (quarterEnd) {
                    brokerage(Entry.debit(ADVISORY_FEE, "FEE", "QUARTERLY ADVISORY FEE"), at);
                }
            }
            default -> {}
        }
    }

    List<Holding> holdings(LocalDate day) {
        return positions.entrySet().stream()
                .map(held -> holding(held.getKey(), held.getValue(), day))
                .toList();
    }

    private static Holding holding(Security security, Position position, LocalDate day) {
        return new Holding(security, position.units, position.cost, security.price(day));
    }

    private void contribute(Instant at) {
        books.of(AccountKind.CHECKING)
                .post(Entry.debit(CONTRIBUTION, "TRANSFER", "TRANSFER TO BROKERAGE"), at);
        brokerage(Entry.credit(CONTRIBUTION, "CONTRIBUTION", "CONTRIBUTION FROM CHECKING"), at);
    }

    private void buy(Security security, LocalDate day, Instant at) {
        Cents price = security.price(day);
        BigDecimal units = ORDER.amount().divide(price.amount(), UNIT_PLACES, RoundingMode.DOWN);
        Cents paid = worth(units, price);
        positions.computeIfPresent(security, (_, position) -> position.plus(units, paid));
        Trade trade = new Trade(security, units, price, COMMISSION);
        brokerage(
                Entry.debit(paid.plus(COMMISSION), "PURCHASED", "BUY " + security.symbol())
                        .of(trade),
                at);
    }

    private void dividend(Security security, Position position, Instant at) {
        Cents earned = worth(position.units, new Cents(security.dividendCents()));
        if (earned.value() > 0) {
            Trade trade =
                    new Trade(
                            security,
                            position.units,
                            new Cents(security.dividendCents()),
                            Cents.ZERO);
            brokerage(
                    Entry.credit(earned, "DIVIDEND", "DIVIDEND " + security.symbol()).of(trade),
                    at);
        }
    }

    private void brokerage(Entry entry, Instant at) {
        books.of(AccountKind.BROKERAGE).post(entry, at);
    }

    private static Cents worth(BigDecimal units, Cents price) {
        return Cents.rounded(units.multiply(price.amount()));
    }
}
