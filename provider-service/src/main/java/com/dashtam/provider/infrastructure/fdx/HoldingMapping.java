package com.dashtam.provider.infrastructure.fdx;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.money.Currency;
import com.dashtam.provider.domain.feed.ExactDecimal;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The FDX entity Holding. Numbers are absolute; the position tells whether it is short. */
final class HoldingMapping {

    private static final int LONGEST_ID = 255;
    private static final String CASH = "cash";

    private final UnknownValues unknown;

    HoldingMapping(UnknownValues unknown) {
        this.unknown = unknown;
    }

    /** Absent for a position that has been closed. */
    Optional<NormalizedHolding> map(Fields row, NormalizedAccount account) {
        return isCash(row) ? cash(row, account) : security(row, account);
    }

    private static boolean isCash(Fields row) {
        return row.flag("cashAccount").orElse(false)
                || row.text("holdingSubType").filter("CASH"::equals).isPresent();
    }

    /** Cash is its own unit. */
    private static Optional<NormalizedHolding> cash(Fields row, NormalizedAccount account) {
        Currency currency = currency(row, account);
        BigDecimal amount =
                row.decimal("marketValue")
                        .or(() -> row.decimal("units"))
                        .orElseThrow(() -> new MalformedAnswerException("cash without an amount"));
        return held(
                new NormalizedHolding(
                        account.providerAccountId(),
                        identifier(row, "holdingId").orElse(CASH + '-' + currency.code()),
                        Optional.empty(),
                        row.text("holdingName").orElse("Cash"),
                        AssetType.CASH_EQUIVALENT,
                        amount,
                        currency,
                        Optional.of(amount),
                        Optional.of(amount),
                        Optional.empty(),
                        Optional.empty()));
    }

    private Optional<NormalizedHolding> security(Fields row, NormalizedAccount account) {
        Optional<String> symbol = row.text("symbol");
        Optional<BigDecimal> paid =
                row.decimal("averageCost").or(() -> row.decimal("purchasedPrice"));
        BigDecimal units =
                row.decimal("units")
                        .or(() -> row.decimal("faceValue"))
                        .orElseThrow(() -> new MalformedAnswerException("a holding without units"))
                        .abs();
        AssetType type = row.text("holdingType").map(this::assetType).orElse(AssetType.OTHER);
        boolean isShort = isShort(row);
        return held(
                new NormalizedHolding(
                        account.providerAccountId(),
                        id(row),
                        symbol,
                        row.text("holdingName")
                                .or(() -> row.text("description"))
                                .or(() -> symbol)
                                .orElse(""),
                        type,
                        signed(units, isShort),
                        currency(row, account),
                        row.decimal("marketValue").map(value -> signed(value.abs(), isShort)),
                        row.decimal("costBasis")
                                .or(() ->
                                        paid.filter(_ -> countsByPiece(type))
                                                .map(units::multiply)
                                                .map(ExactDecimal::kept))
                                .map(cost -> signed(cost.abs(), isShort)),
                        paid,
                        row.decimal("currentUnitPrice")));
    }

    private boolean isShort(Fields row) {
        return row.text("positionType")
                .map(type ->
                        switch (type) {
                            case "SHORT" -> true;
                            case "LONG" -> false;
                            default -> {
                                unknown.count("position type", type);
                                yield false;
                            }
                        })
                .orElse(false);
    }

    private static Optional<NormalizedHolding> held(NormalizedHolding holding) {
        return Optional.of(holding).filter(it -> it.quantity().signum() != 0);
    }

    private static BigDecimal signed(BigDecimal number, boolean isShort) {
        return isShort ? number.negate() : number;
    }

    /** Bonds are priced in percent, and a contract is about many pieces. */
    private static boolean countsByPiece(AssetType type) {
        return switch (type) {
            case EQUITY, ETF, MUTUAL_FUND, CRYPTOCURRENCY -> true;
            case OPTION, FIXED_INCOME, FUTURES, CASH_EQUIVALENT, INDEX, FOREX, OTHER -> false;
        };
    }

    /** The one it has, or whatever tells it from the others of its account. */
    private static String id(Fields row) {
        return identifier(row, "holdingId")
                .or(() -> securityId(row))
                .or(() -> identifier(row, "securityId"))
                .or(() -> identifier(row, "symbol"))
                .or(() -> identifier(row, "holdingName"))
                .orElseThrow(() -> new MalformedAnswerException("a holding of nothing"));
    }

    private static Optional<String> securityId(Fields row) {
        Stream<JsonNode> ids =
                row.list("securityIds").stream()
                        .flatMap(list ->
                                java.util.stream.StreamSupport.stream(list.spliterator(), false));
        return ids.filter(JsonNode::isObject)
                .map(Fields::new)
                .flatMap(id -> identifier(id, "id").stream())
                .findFirst();
    }

    private static Optional<String> identifier(Fields row, String name) {
        return row.text(name).filter(id -> id.length() <= LONGEST_ID);
    }

    private static Currency currency(Fields row, NormalizedAccount account) {
        return row.object("currency")
                .flatMap(currency -> currency.text("currencyCode"))
                .flatMap(code -> Currency.parse(code).fold(Optional::of, why -> Optional.empty()))
                .orElse(account.currency());
    }

    /** FDX's types of holdings and of securities in trades. */
    AssetType assetType(String type) {
        return switch (type) {
            case "STOCK" -> AssetType.EQUITY;
            case "MUTUALFUND" -> AssetType.MUTUAL_FUND;
            case "OPTION" -> AssetType.OPTION;
            case "BOND", "DEBT", "CD" -> AssetType.FIXED_INCOME;
            case "DIGITALASSET" -> AssetType.CRYPTOCURRENCY;
            case "SWEEP" -> AssetType.CASH_EQUIVALENT;
            case "ANNUITY", "OTHER" -> AssetType.OTHER;
            default -> {
                unknown.count("asset type", type);
                yield AssetType.OTHER;
            }
        };
    }
}
