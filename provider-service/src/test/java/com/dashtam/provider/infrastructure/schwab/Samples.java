package com.dashtam.provider.infrastructure.schwab;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.money.Currency;
import com.dashtam.provider.infrastructure.http.Fields;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Answers in the published shapes, made up here. */
final class Samples {

    static final NormalizedAccount ACCOUNT =
            new NormalizedAccount(
                    "id of 12345678",
                    "****5678",
                    "Schwab ****5678",
                    AccountType.BROKERAGE,
                    new Currency("USD"),
                    BigDecimal.TEN,
                    Optional.empty(),
                    true);

    private Samples() {}

    static Fields json(String text) {
        return Fields.read(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
