package com.dashtam.sync.domain.rate;

import com.dashtam.kernel.money.Currency;
import java.util.OptionalInt;

/** The smallest units of currencies (ISO 4217). */
public final class MinorUnit {

    private MinorUnit() {}

    /** How many digits amounts have after the point; absent for what is no currency in use. */
    public static OptionalInt digits(Currency currency) {
        int digits;
        try {
            digits = java.util.Currency.getInstance(currency.code()).getDefaultFractionDigits();
        } catch (IllegalArgumentException _) {
            return OptionalInt.empty();
        }
        return digits < 0 ? OptionalInt.empty() : OptionalInt.of(digits);
    }
}
