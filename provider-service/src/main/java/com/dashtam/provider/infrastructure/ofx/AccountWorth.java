package com.dashtam.provider.infrastructure.ofx;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What an investment account is worth. The institution's own sum counts, where it gives one: the
 * total of a 401(k), or a balance that is named as one. Otherwise it is the cash and the positions
 * together; positions in another currency count at the rate that stands beside them.
 */
final class AccountWorth {

    /** Names of BAL, without what is no letter. */
    private static final Set<String> TOTALS =
            Set.of(
                    "networth",
                    "netaccountvalue",
                    "netliquidationvalue",
                    "accountvalue",
                    "accounttotal",
                    "totalaccountvalue",
                    "totalvalue");

    private final RawStatement raw;

    AccountWorth(RawStatement raw) {
        this.raw = raw;
    }

    BigDecimal balance() {
        return raw.amount("INV401KBAL.TOTAL")
                .or(this::told)
                .or(this::sum)
                .orElseThrow(() -> new UnreadableException("a statement has no balance"));
    }

    /** Of all sub-accounts together, sweep funds included (OFX 1.6, section 13.9.2.7). */
    Optional<BigDecimal> cash() {
        return raw.amount("INVBAL.AVAILCASH").or(() -> raw.amount("INV401KBAL.CASHBAL"));
    }

    private Optional<BigDecimal> told() {
        String currency = raw.currency().code();
        return raw.balances().stream()
                .filter(it -> TOTALS.contains(letters(it.textOr("NAME", ""))))
                .filter(it -> it.textOr("BALTYPE", "DOLLAR").equals("DOLLAR"))
                .filter(it -> it.textOr("CURRENCY.CURSYM", currency).equals(currency))
                .flatMap(it -> it.number("VALUE").stream())
                .findFirst();
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    /** Absent when the file tells of neither. */
    private Optional<BigDecimal> sum() {
        Optional<BigDecimal> cash = cash();
        if (cash.isEmpty() && !raw.tellsPositions()) {
            return Optional.empty();
        }
        BigDecimal money = cash.orElse(BigDecimal.ZERO).add(borrowed(cash));
        return Optional.of(
                OfxValues.bounded(
                        raw.positions().stream().map(this::value).reduce(money, BigDecimal::add)));
    }

    /** Money owed on margin is below zero; cash that is below zero itself has it in it. */
    private BigDecimal borrowed(Optional<BigDecimal> cash) {
        return raw.amount("INVBAL.MARGINBALANCE")
                .filter(margin -> margin.signum() < 0)
                .filter(_ -> cash.stream().noneMatch(it -> it.signum() < 0))
                .orElse(BigDecimal.ZERO);
    }

    private BigDecimal value(Row position) {
        BigDecimal value =
                PositionMapping.marketValue(position)
                        .orElseThrow(() ->
                                new UnreadableException("a position is worth nobody knows what"));
        boolean foreign = !position.currency(raw.currency()).equals(raw.currency());
        return foreign
                ? OfxValues.bounded(value.multiply(position.requiredNumber("CURRENCY.CURRATE")))
                : value;
    }
}
