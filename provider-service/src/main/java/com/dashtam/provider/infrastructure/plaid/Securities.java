package com.dashtam.provider.infrastructure.plaid;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.UnknownValues;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The securities of one answer, which stand beside what is held or was traded. */
final class Securities {

    private final Map<String, Fields> byId = new HashMap<>();
    private final UnknownValues unknown;

    Securities(Fields answer, UnknownValues unknown) {
        this.unknown = unknown;
        Rows.of(answer, "securities")
                .forEach(security ->
                        Identifiers.find(security, "security_id")
                                .ifPresent(id -> byId.put(id, security)));
    }

    Optional<Fields> find(Optional<String> id) {
        return id.flatMap(it -> Optional.ofNullable(byId.get(it)));
    }

    static Optional<String> symbol(Fields security) {
        return security.text("ticker_symbol")
                .or(() -> security.text("cusip"))
                .or(() -> security.text("isin"));
    }

    AssetType assetType(Fields security) {
        if (security.flag("is_cash_equivalent").orElse(false)) {
            return AssetType.CASH_EQUIVALENT;
        }
        String type = security.text("type").orElse("");
        return switch (type) {
            case "cash" -> AssetType.CASH_EQUIVALENT;
            case "cryptocurrency" -> AssetType.CRYPTOCURRENCY;
            case "derivative" -> AssetType.OPTION;
            case "equity" -> AssetType.EQUITY;
            case "etf" -> AssetType.ETF;
            case "fixed income" -> AssetType.FIXED_INCOME;
            case "mutual fund" -> AssetType.MUTUAL_FUND;
            case "loan", "other", "" -> AssetType.OTHER;
            default -> {
                unknown.count("security type", type);
                yield AssetType.OTHER;
            }
        };
    }
}
