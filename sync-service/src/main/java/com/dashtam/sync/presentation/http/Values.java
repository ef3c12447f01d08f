package com.dashtam.sync.presentation.http;

import com.dashtam.kernel.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of the domain in the forms of the contract. */
public final class Values {

    private Values() {}

    public static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    public static @Nullable OffsetDateTime utc(Optional<Instant> moment) {
        return moment.map(Values::utc).orElse(null);
    }

    public static String decimal(BigDecimal number) {
        return number.toPlainString();
    }

    public static @Nullable String decimal(Optional<BigDecimal> number) {
        return number.map(Values::decimal).orElse(null);
    }

    public static String amount(Money money) {
        return decimal(money.amount());
    }

    public static @Nullable String amount(Optional<Money> money) {
        return money.map(Values::amount).orElse(null);
    }

    public static @Nullable String currency(Optional<Money> money) {
        return money.map(m -> m.currency().code()).orElse(null);
    }

    public static Map<String, String> byCurrency(Map<String, Money> sums) {
        var texts = new LinkedHashMap<String, String>();
        sums.forEach((currency, sum) -> texts.put(currency, amount(sum)));
        return texts;
    }
}
