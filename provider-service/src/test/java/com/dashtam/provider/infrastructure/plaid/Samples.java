package com.dashtam.provider.infrastructure.plaid;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.money.Currency;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Answers in the published shapes, made up here. */
final class Samples {

    private Samples() {}

    static NormalizedAccount account(AccountType type) {
        return new NormalizedAccount(
                "acc",
                "****5678",
                "Account",
                type,
                new Currency("USD"),
                BigDecimal.TEN,
                Optional.empty(),
                true);
    }

    static Fields json(String text) {
        return Fields.read(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    /** A count of unknown values that can be looked at. */
    static final class Counted {

        private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
        final UnknownValues values = new UnknownValues(meters, "plaid");

        double of(String field) {
            Counter counter = meters.find(UnknownValues.METER).tag("field", field).counter();
            return counter == null ? 0 : counter.count();
        }
    }
}
