package com.dashtam.provider.infrastructure.schwab;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.provider.domain.feed.ExactDecimal;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import java.math.BigDecimal;
import java.util.Optional;

/** The Position of the Trader API, which counts what is held and what is owed apart. */
final class PositionMapping {

    private static final int LONGEST_ID = 255;
    private static final BigDecimal SHARES_A_CONTRACT = new BigDecimal(100);

    private final Instruments instruments;

    PositionMapping(Instruments instruments) {
        this.instruments = instruments;
    }

    /** Absent for a position that has been closed. */
    Optional<NormalizedHolding> map(Fields position, NormalizedAccount account) {
        Fields instrument =
                position.object("instrument")
                        .orElseThrow(() -> new MalformedAnswerException("a position in nothing"));
        BigDecimal quantity = quantity(position);
        if (quantity.signum() == 0) {
            return Optional.empty();
        }
        boolean isShort = quantity.signum() < 0;
        AssetType type = instruments.assetType(instrument);
        return Optional.of(
                new NormalizedHolding(
                        account.providerAccountId(),
                        id(instrument),
                        instrument.text("symbol"),
                        name(instrument),
                        type,
                        quantity,
                        account.currency(),
                        position.decimal("marketValue").map(it -> signed(it, isShort)),
                        cost(position, instrument, type, quantity)
                                .map(ExactDecimal::kept)
                                .map(it -> signed(it, isShort)),
                        averagePrice(position, isShort),
                        instrument.decimal("lastPrice")));
    }

    private static BigDecimal quantity(Fields position) {
        if (!position.has("longQuantity") && !position.has("shortQuantity")) {
            throw new MalformedAnswerException("a position without quantity");
        }
        return position.decimal("longQuantity")
                .orElse(BigDecimal.ZERO)
                .subtract(position.decimal("shortQuantity").orElse(BigDecimal.ZERO));
    }

    private static Optional<BigDecimal> averagePrice(Fields position, boolean isShort) {
        return position.decimal("averagePrice")
                .or(() -> position.decimal(isShort ? "averageShortPrice" : "averageLongPrice"));
    }

    /**
     * Bonds are priced in percent and futures in points: there, what was paid is what it is worth
     * without the gain since.
     */
    private static Optional<BigDecimal> cost(
            Fields position, Fields instrument, AssetType type, BigDecimal quantity) {
        return switch (type) {
            case EQUITY, ETF, MUTUAL_FUND, CRYPTOCURRENCY, CASH_EQUIVALENT ->
                    averagePrice(position, quantity.signum() < 0).map(quantity::multiply);
            case OPTION ->
                    averagePrice(position, quantity.signum() < 0)
                            .map(quantity::multiply)
                            .map(each -> each.multiply(sharesIn(instrument)));
            case FIXED_INCOME, FUTURES, INDEX, FOREX, OTHER ->
                    worthWithoutGain(position, quantity.signum() < 0);
        };
    }

    private static BigDecimal sharesIn(Fields option) {
        return option.decimal("optionMultiplier")
                .or(() -> option.decimal("optionPremiumMultiplier"))
                .filter(multiplier -> multiplier.signum() > 0)
                .orElse(SHARES_A_CONTRACT);
    }

    private static Optional<BigDecimal> worthWithoutGain(Fields position, boolean isShort) {
        Optional<BigDecimal> gain =
                position.decimal(isShort ? "shortOpenProfitLoss" : "longOpenProfitLoss");
        return position.decimal("marketValue")
                .map(worth -> signed(worth, isShort))
                .flatMap(worth -> gain.map(worth::subtract));
    }

    private static BigDecimal signed(BigDecimal number, boolean isShort) {
        return isShort ? number.abs().negate() : number;
    }

    /** The instrument's number is not on every instrument; these are, and they last. */
    private static String id(Fields instrument) {
        String symbol = instrument.text("symbol").orElse("");
        String id =
                "schwab_"
                        + instrument.text("cusip").or(() -> instrument.text("assetType")).orElse("")
                        + '_'
                        + symbol;
        if (symbol.isEmpty() && !instrument.has("cusip") || id.length() > LONGEST_ID) {
            throw new MalformedAnswerException("a position in something without a name");
        }
        return id;
    }

    private static String name(Fields instrument) {
        return instrument
                .text("description")
                .or(() -> instrument.text("symbol"))
                .or(() -> instrument.text("underlyingSymbol"))
                .orElse("");
    }
}
