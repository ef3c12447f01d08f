package com.dashtam.sync.domain.rate;

import com.dashtam.kernel.money.Currency;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Rates against one base currency, day by day; others are crossed through it.
 *
 * @param days what one unit of the base is in each currency that is quoted on a day
 */
public record RateTable(
        Currency base, String source, NavigableMap<LocalDate, Map<Currency, BigDecimal>> days)
        implements Rates {

    /** How old the latest rate may be: longer than any row of holidays of the markets. */
    public static final int MAX_AGE_DAYS = 7;

    public RateTable {
        days = java.util.Collections.unmodifiableNavigableMap(new TreeMap<>(days));
    }

    @Override
    public Optional<Rate> find(Currency from, Currency to, LocalDate day) {
        return days
                .subMap(day.minusDays(MAX_AGE_DAYS), true, day, true)
                .descendingMap()
                .entrySet()
                .stream()
                .flatMap(entry -> rate(from, to, entry.getKey(), entry.getValue()).stream())
                .findFirst();
    }

    /** Both currencies of one day: rates of two days make no cross rate. */
    private Optional<Rate> rate(
            Currency from, Currency to, LocalDate date, Map<Currency, BigDecimal> quotes) {
        return quote(from, quotes)
                .flatMap(divisor ->
                        quote(to, quotes)
                                .map(dividend ->
                                        new Rate(from, to, dividend, divisor, date, source)));
    }

    private Optional<BigDecimal> quote(Currency currency, Map<Currency, BigDecimal> quotes) {
        return currency.equals(base)
                ? Optional.of(BigDecimal.ONE)
                : Optional.ofNullable(quotes.get(currency));
    }
}
