package com.dashtam.provider.infrastructure.alpaca;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import java.math.BigDecimal;
import java.util.Optional;

/** The Position of the Trading API. */
final class PositionMapping {

    private static final int LONGEST_ID = 255;

    private final UnknownValues unknown;

    PositionMapping(UnknownValues unknown) {
        this.unknown = unknown;
    }

    /** Absent for a position that has been closed. */
    Optional<NormalizedHolding> map(Fields position, NormalizedAccount account) {
        BigDecimal told =
                position.decimal("qty")
                        .orElseThrow(() -> new MalformedAnswerException("a position without qty"));
        BigDecimal quantity = told.abs();
        if (quantity.signum() == 0) {
            return Optional.empty();
        }
        String symbol =
                position.text("symbol")
                        .orElseThrow(() -> new MalformedAnswerException("a position in nothing"));
        boolean isShort = isShort(position) || told.signum() < 0;
        return Optional.of(
                new NormalizedHolding(
                        account.providerAccountId(),
                        position.text("asset_id")
                                .filter(id -> id.length() <= LONGEST_ID)
                                .orElse("alpaca_" + symbol),
                        Optional.of(symbol),
                        symbol,
                        assetType(position),
                        signed(quantity, isShort),
                        account.currency(),
                        position.decimal("market_value").map(it -> signed(it.abs(), isShort)),
                        position.decimal("cost_basis").map(it -> signed(it.abs(), isShort)),
                        position.decimal("avg_entry_price"),
                        position.decimal("current_price")));
    }

    /** Short positions come with either sign, whatever the endpoint. */
    private static BigDecimal signed(BigDecimal number, boolean isShort) {
        return isShort ? number.negate() : number;
    }

    private boolean isShort(Fields position) {
        String side = position.text("side").orElse("long");
        return switch (side) {
            case "short" -> true;
            case "long" -> false;
            default -> {
                unknown.count("position side", side);
                yield false;
            }
        };
    }

    private AssetType assetType(Fields position) {
        String type = position.text("asset_class").orElse("");
        return switch (type) {
            case "us_equity" -> AssetType.EQUITY;
            case "us_option" -> AssetType.OPTION;
            case "crypto", "crypto_perp" -> AssetType.CRYPTOCURRENCY;
            default -> {
                unknown.count("asset type", type);
                yield AssetType.OTHER;
            }
        };
    }
}
