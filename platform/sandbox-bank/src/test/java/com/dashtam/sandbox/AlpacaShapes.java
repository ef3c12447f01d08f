package com.dashtam.sandbox;

import static com.dashtam.sandbox.PublishedShape.day;
import static com.dashtam.sandbox.PublishedShape.flag;
import static com.dashtam.sandbox.PublishedShape.integer;
import static com.dashtam.sandbox.PublishedShape.matching;
import static com.dashtam.sandbox.PublishedShape.moment;
import static com.dashtam.sandbox.PublishedShape.oneOf;
import static com.dashtam.sandbox.PublishedShape.text;
import static com.dashtam.sandbox.PublishedShape.uuid;

import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * What Alpaca's published description of the Trading API says of the objects that we read. Status
 * and description of an activity are in that of the Broker API alone, which has the same
 * activities.
 */
final class AlpacaShapes {

    private static final Consumer<JsonNode> DECIMAL = matching("-?\\d+(\\.\\d+)?");
    private static final String[] POSITION_NUMBERS = {
        "avg_entry_price",
        "qty",
        "market_value",
        "cost_basis",
        "unrealized_pl",
        "unrealized_plpc",
        "unrealized_intraday_pl",
        "unrealized_intraday_plpc",
        "current_price",
        "lastday_price",
        "change_today",
    };

    static final PublishedShape ACCOUNT =
            PublishedShape.of("id", "status")
                    .with(uuid(), "id")
                    .with(text(), "account_number", "currency")
                    .with(
                            oneOf(
                                    "ONBOARDING",
                                    "SUBMISSION_FAILED",
                                    "SUBMITTED",
                                    "ACCOUNT_UPDATED",
                                    "APPROVAL_PENDING",
                                    "ACTIVE",
                                    "REJECTED"),
                            "status")
                    .with(
                            DECIMAL,
                            "cash",
                            "portfolio_value",
                            "long_market_value",
                            "short_market_value",
                            "equity",
                            "last_equity",
                            "multiplier",
                            "buying_power",
                            "initial_margin",
                            "maintenance_margin",
                            "sma",
                            "last_maintenance_margin",
                            "daytrading_buying_power",
                            "regt_buying_power")
                    .with(
                            flag(),
                            "pattern_day_trader",
                            "trade_suspended_by_user",
                            "trading_blocked",
                            "transfers_blocked",
                            "account_blocked",
                            "shorting_enabled")
                    .with(moment(), "created_at")
                    .with(integer(), "daytrade_count");

    static final PublishedShape POSITION =
            PublishedShape.of(POSITION_NUMBERS)
                    .with(DECIMAL, POSITION_NUMBERS)
                    .and(
                            PublishedShape.of(
                                            "asset_id",
                                            "symbol",
                                            "exchange",
                                            "asset_class",
                                            "side",
                                            "asset_marginable")
                                    .with(uuid(), "asset_id")
                                    .with(text(), "symbol", "side")
                                    .with(
                                            oneOf(
                                                    "AMEX",
                                                    "ARCA",
                                                    "BATS",
                                                    "NYSE",
                                                    "NASDAQ",
                                                    "NYSEARCA",
                                                    "OTC"),
                                            "exchange")
                                    .with(oneOf("us_equity", "crypto"), "asset_class")
                                    .with(flag(), "asset_marginable")
                                    .with(DECIMAL, "qty_available"));

    static final PublishedShape ERROR =
            PublishedShape.of("code", "message").with(integer(), "code").with(text(), "message");

    private static final PublishedShape TRADE =
            PublishedShape.of("activity_type", "id")
                    .with(oneOf("FILL"), "activity_type")
                    .with(matching("\\d{17}::[0-9a-f-]{36}"), "id")
                    .with(DECIMAL, "cum_qty", "leaves_qty", "price", "qty")
                    .with(oneOf("buy", "sell"), "side")
                    .with(text(), "symbol")
                    .with(moment(), "transaction_time")
                    .with(uuid(), "order_id")
                    .with(oneOf("fill", "partial_fill"), "type")
                    .with(
                            oneOf(
                                    "new",
                                    "partially_filled",
                                    "filled",
                                    "done_for_day",
                                    "canceled",
                                    "expired",
                                    "replaced",
                                    "pending_cancel",
                                    "pending_replace",
                                    "accepted",
                                    "pending_new",
                                    "accepted_for_bidding",
                                    "stopped",
                                    "rejected",
                                    "suspended",
                                    "calculated"),
                            "order_status");

    private static final PublishedShape DIVIDEND =
            nonTrade("DIV").with(DECIMAL, "qty", "per_share_amount");

    private static final PublishedShape OTHER =
            nonTrade(
                    "ACATC", "ACATS", "CFEE", "CSD", "CSW", "DIVCGL", "DIVCGS", "DIVFEE", "DIVFT",
                    "DIVNRA", "DIVROC", "DIVTW", "DIVTXEX", "FEE", "INT", "INTNRA", "INTTW", "JNL",
                    "JNLC", "JNLS", "MA", "NC", "OPASN", "OPEXP", "OPXRC", "PTC", "PTR", "REORG",
                    "SC", "SSO", "SSP");

    private AlpacaShapes() {}

    static void checkActivity(JsonNode activity) {
        switch (activity.path("activity_type").asString()) {
            case "FILL" -> TRADE.check(activity);
            case "DIV" -> DIVIDEND.check(activity);
            default -> OTHER.check(activity);
        }
    }

    private static PublishedShape nonTrade(String... types) {
        return PublishedShape.of("activity_type", "id")
                .with(oneOf(types), "activity_type")
                .with(matching("\\d{17}::[0-9a-f-]{36}"), "id")
                .with(day(), "date")
                .with(DECIMAL, "net_amount")
                .with(text(), "symbol", "description")
                .with(oneOf("executed", "correct", "canceled"), "status");
    }
}
