package com.dashtam.sandbox.ledger;

import java.time.LocalDate;
import java.util.List;

/**
 * A made-up security whose price follows from the date alone.
 *
 * @param type the FDX holding and security type
 * @param baseCents the price on 2020-01-01
 * @param driftPerMille what a year adds to the price
 * @param dividendCents per unit and quarter
 */
public record Security(
        String symbol,
        String cusip,
        String name,
        String type,
        int baseCents,
        int driftPerMille,
        int dividendCents) {
    private static final LocalDate BASE = LocalDate.of(2020, 1, 1);
    private static final int DAYS_A_YEAR = 365;
    private static final int WAVE_DAYS = 97;

    static final List<Security> LISTED =
            List.of(
                    new Security(
                            "NWTM",
                            "66704A101",
                            "Northwind Total Market",
                            "MUTUALFUND",
                            142_10,
                            71,
                            48),
                    new Security(
                            "ARBD",
                            "03877B205",
                            "Arbor Aggregate Bond",
                            "MUTUALFUND",
                            81_35,
                            12,
                            57),
                    new Security("HLXS", "42330C309", "Helix Systems Inc", "STOCK", 63_72, 118, 0),
                    new Security("QPWR", "74735D404", "Quarry Power Corp", "STOCK", 38_04, 34, 41));

    /** The closing price of a day: a straight trend with a saw-tooth of up to 4 percent on it. */
    public Cents price(LocalDate day) {
        long days = day.toEpochDay() - BASE.toEpochDay();
        long trend = baseCents + (long) baseCents * driftPerMille * days / (1000L * DAYS_A_YEAR);
        long phase = Math.floorMod(days + symbol.hashCode(), (long) WAVE_DAYS);
        long wave = Math.min(phase, WAVE_DAYS - phase) * 40 / (WAVE_DAYS / 2);
        return new Cents(trend + trend * wave / 1000);
    }
}
