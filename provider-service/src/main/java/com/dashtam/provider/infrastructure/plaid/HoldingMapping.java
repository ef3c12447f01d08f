package com.dashtam.provider.infrastructure.plaid;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Plaid's Holding and the Security that it is in. */
final class HoldingMapping {

    private final UnknownValues unknown;
    private final Currencies currencies;

    HoldingMapping(UnknownValues unknown) {
        this.unknown = unknown;
        this.currencies = new Currencies(unknown);
    }

    /** What one account holds; the answer may be about others, too. */
    List<NormalizedHolding> map(Fields answer, NormalizedAccount account) {
        var securities = new Securities(answer, unknown);
        return Rows.of(answer, "holdings").stream()
                .filter(row ->
                        Identifiers.of(row, "account_id").equals(account.providerAccountId()))
                .flatMap(row -> map(row, securities).stream())
                .toList();
    }

    private Optional<NormalizedHolding> map(Fields row, Securities securities) {
        BigDecimal quantity =
                row.decimal("quantity")
                        .orElseThrow(
                                () -> new MalformedAnswerException("a holding without quantity"));
        if (quantity.signum() == 0) {
            return Optional.empty();
        }
        String id = Identifiers.of(row, "security_id");
        Optional<Fields> security = securities.find(Optional.of(id));
        boolean isShort = quantity.signum() < 0;
        return Optional.of(
                new NormalizedHolding(
                        Identifiers.of(row, "account_id"),
                        id,
                        security.flatMap(Securities::symbol),
                        security.flatMap(it -> it.text("name").or(() -> Securities.symbol(it)))
                                .orElse(""),
                        security.map(securities::assetType).orElse(AssetType.OTHER),
                        quantity,
                        currencies.of(row),
                        row.decimal("institution_value").map(it -> signed(it, isShort)),
                        row.decimal("cost_basis").map(it -> signed(it, isShort)),
                        Optional.empty(),
                        row.decimal("institution_price")));
    }

    private static BigDecimal signed(BigDecimal number, boolean isShort) {
        return isShort ? number.abs().negate() : number;
    }
}
