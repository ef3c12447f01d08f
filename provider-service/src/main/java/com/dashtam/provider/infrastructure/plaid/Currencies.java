package com.dashtam.provider.infrastructure.plaid;

import com.dashtam.kernel.money.Currency;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import java.util.Optional;

/** The currency of an amount, be it official or not. */
final class Currencies {

    /** No currency that we have a code for (ISO 4217). */
    private static final Currency NONE = new Currency("XXX");

    private final UnknownValues unknown;

    Currencies(UnknownValues unknown) {
        this.unknown = unknown;
    }

    Currency of(Fields amount) {
        Optional<String> code =
                amount.text("iso_currency_code").or(() -> amount.text("unofficial_currency_code"));
        return code.flatMap(
                        text -> Currency.parse(text).fold(Optional::of, why -> Optional.empty()))
                .orElseGet(() -> {
                    unknown.count("currency", code.orElse(""));
                    return NONE;
                });
    }
}
