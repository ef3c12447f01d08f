package com.dashtam.provider.infrastructure.schwab;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.UnknownValues;

/** What is held and traded: the instruments of accounts and of transactions. */
final class Instruments {

    private final UnknownValues unknown;

    Instruments(UnknownValues unknown) {
        this.unknown = unknown;
    }

    AssetType assetType(Fields instrument) {
        String type = instrument.text("assetType").orElse("");
        return switch (type) {
            case "EQUITY", "STOCK" -> AssetType.EQUITY;
            case "ETF" -> AssetType.ETF;
            case "MUTUAL_FUND" -> AssetType.MUTUAL_FUND;
            case "COLLECTIVE_INVESTMENT" ->
                    instrument.text("type").filter("EXCHANGE_TRADED_FUND"::equals).isPresent()
                            ? AssetType.ETF
                            : AssetType.MUTUAL_FUND;
            case "OPTION" -> AssetType.OPTION;
            case "FIXED_INCOME", "BOND" -> AssetType.FIXED_INCOME;
            case "CASH_EQUIVALENT", "MONEY_MARKET", "CURRENCY" -> AssetType.CASH_EQUIVALENT;
            case "FUTURE", "FUTURES" -> AssetType.FUTURES;
            case "CRYPTO", "CRYPTOCURRENCY" -> AssetType.CRYPTOCURRENCY;
            case "INDEX" -> AssetType.INDEX;
            case "FOREX" -> AssetType.FOREX;
            case "PRODUCT" -> AssetType.OTHER;
            default -> {
                unknown.count("asset type", type);
                yield AssetType.OTHER;
            }
        };
    }
}
