package com.dashtam.sandbox;

import static com.dashtam.sandbox.PublishedShape.day;
import static com.dashtam.sandbox.PublishedShape.flag;
import static com.dashtam.sandbox.PublishedShape.integer;
import static com.dashtam.sandbox.PublishedShape.nullable;
import static com.dashtam.sandbox.PublishedShape.number;
import static com.dashtam.sandbox.PublishedShape.oneOf;
import static com.dashtam.sandbox.PublishedShape.text;
import static com.dashtam.sandbox.PublishedShape.texts;

import java.time.OffsetDateTime;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** What Plaid's published description, 2020-09-14, says of the objects that we read. */
final class PlaidShapes {

    private static final Consumer<JsonNode> CODE = nullable(text());

    static final PublishedShape ERROR =
            PublishedShape.of("error_type", "error_code", "error_message", "display_message")
                    .with(
                            oneOf(
                                    "INVALID_REQUEST",
                                    "INVALID_RESULT",
                                    "INVALID_INPUT",
                                    "INSTITUTION_ERROR",
                                    "RATE_LIMIT_EXCEEDED",
                                    "API_ERROR",
                                    "ITEM_ERROR",
                                    "TRANSACTIONS_ERROR"),
                            "error_type")
                    .with(text(), "error_code", "error_message", "request_id")
                    .with(nullable(text()), "display_message", "suggested_action");

    static final PublishedShape LINK_TOKEN =
            PublishedShape.of("link_token", "expiration", "request_id")
                    .with(text(), "link_token", "request_id", "hosted_link_url")
                    .with(moment(), "expiration");

    private static final PublishedShape SUCCESS =
            PublishedShape.of("public_token", "metadata")
                    .with(text(), "public_token")
                    .with(nullable(_ -> {}), "metadata");

    private static final PublishedShape RESULTS =
            PublishedShape.of()
                    .with(
                            PublishedShape.of().with(text(), "public_token").list(),
                            "item_add_results");

    private static final PublishedShape EXIT =
            PublishedShape.of("error", "metadata").with(nullable(_ -> {}), "error", "metadata");

    private static final PublishedShape SESSION =
            PublishedShape.of("link_session_id")
                    .with(text(), "link_session_id")
                    .with(nullable(moment()), "started_at", "finished_at")
                    .with(nullable(SUCCESS.object()), "on_success")
                    .with(nullable(EXIT.object()), "on_exit")
                    .with(RESULTS.object(), "results");

    private static final PublishedShape METADATA =
            PublishedShape.of(
                            "initial_products",
                            "webhook",
                            "country_codes",
                            "language",
                            "redirect_uri",
                            "client_name")
                    .with(texts(), "initial_products", "country_codes")
                    .with(nullable(text()), "webhook", "language", "redirect_uri", "client_name");

    static final PublishedShape LINK =
            PublishedShape.of("link_token", "created_at", "expiration", "metadata", "request_id")
                    .with(text(), "link_token", "request_id")
                    .with(nullable(moment()), "created_at", "expiration")
                    .with(SESSION.list(), "link_sessions")
                    .with(METADATA.object(), "metadata");

    static final PublishedShape EXCHANGED =
            PublishedShape.of("access_token", "item_id", "request_id")
                    .with(text(), "access_token", "item_id", "request_id");

    static final PublishedShape REMOVED =
            PublishedShape.of("request_id").with(text(), "request_id");

    private static final PublishedShape BALANCES =
            PublishedShape.of(
                            "available",
                            "current",
                            "limit",
                            "iso_currency_code",
                            "unofficial_currency_code")
                    .with(nullable(number()), "available", "current", "limit")
                    .with(CODE, "iso_currency_code", "unofficial_currency_code");

    private static final PublishedShape ACCOUNT =
            PublishedShape.of(
                            "account_id",
                            "balances",
                            "mask",
                            "name",
                            "official_name",
                            "type",
                            "subtype")
                    .with(text(), "account_id", "name")
                    .with(BALANCES.object(), "balances")
                    .with(nullable(text()), "mask", "official_name")
                    .with(
                            oneOf(
                                    "investment",
                                    "credit",
                                    "depository",
                                    "loan",
                                    "brokerage",
                                    "other"),
                            "type")
                    .with(
                            nullable(oneOf("checking", "savings", "credit card", "brokerage")),
                            "subtype");

    private static final PublishedShape ITEM =
            PublishedShape.of(
                            "item_id",
                            "webhook",
                            "error",
                            "available_products",
                            "billed_products",
                            "consent_expiration_time",
                            "update_type")
                    .with(text(), "item_id")
                    .with(nullable(text()), "webhook", "institution_id", "consent_expiration_time")
                    .with(nullable(ERROR.object()), "error")
                    .with(texts(), "available_products", "billed_products")
                    .with(oneOf("background", "user_present_required"), "update_type");

    static final PublishedShape ACCOUNTS =
            PublishedShape.of("accounts", "item", "request_id")
                    .with(ACCOUNT.list(), "accounts")
                    .with(ITEM.object(), "item")
                    .with(text(), "request_id");

    private static final PublishedShape LOCATION =
            PublishedShape.of(
                            "address",
                            "city",
                            "region",
                            "postal_code",
                            "country",
                            "lat",
                            "lon",
                            "store_number")
                    .with(
                            nullable(text()),
                            "address",
                            "city",
                            "region",
                            "postal_code",
                            "country",
                            "store_number")
                    .with(nullable(number()), "lat", "lon");

    private static final PublishedShape PAYMENT_META =
            PublishedShape.of(
                            "by_order_of",
                            "payee",
                            "payer",
                            "payment_method",
                            "payment_processor",
                            "ppd_id",
                            "reason",
                            "reference_number")
                    .with(
                            nullable(text()),
                            "by_order_of",
                            "payee",
                            "payer",
                            "payment_method",
                            "payment_processor",
                            "ppd_id",
                            "reason",
                            "reference_number");

    private static final PublishedShape CATEGORY =
            PublishedShape.of("primary", "detailed").with(text(), "primary", "detailed");

    private static final PublishedShape TRANSACTION =
            PublishedShape.of(
                            "account_id",
                            "transaction_id",
                            "amount",
                            "iso_currency_code",
                            "unofficial_currency_code",
                            "category",
                            "category_id",
                            "date",
                            "datetime",
                            "authorized_date",
                            "authorized_datetime",
                            "location",
                            "name",
                            "payment_meta",
                            "payment_channel",
                            "pending",
                            "pending_transaction_id",
                            "account_owner",
                            "transaction_code")
                    .with(text(), "account_id", "transaction_id", "name")
                    .with(number(), "amount")
                    .with(CODE, "iso_currency_code", "unofficial_currency_code")
                    .with(nullable(texts()), "category")
                    .with(
                            nullable(text()),
                            "category_id",
                            "check_number",
                            "merchant_name",
                            "pending_transaction_id",
                            "account_owner",
                            "transaction_code")
                    .with(day(), "date")
                    .with(nullable(day()), "authorized_date")
                    .with(nullable(moment()), "datetime", "authorized_datetime")
                    .with(LOCATION.object(), "location")
                    .with(PAYMENT_META.object(), "payment_meta")
                    .with(oneOf("online", "in store", "other"), "payment_channel")
                    .with(flag(), "pending")
                    .with(CATEGORY.object(), "personal_finance_category");

    private static final PublishedShape GONE =
            PublishedShape.of("transaction_id", "account_id")
                    .with(text(), "transaction_id", "account_id");

    static final PublishedShape CHANGES =
            PublishedShape.of(
                            "added", "modified", "removed", "next_cursor", "has_more", "request_id")
                    .with(TRANSACTION.list(), "added", "modified")
                    .with(GONE.list(), "removed")
                    .with(text(), "next_cursor", "request_id")
                    .with(flag(), "has_more");

    private static final PublishedShape SECURITY =
            PublishedShape.of(
                            "security_id",
                            "isin",
                            "cusip",
                            "sedol",
                            "institution_security_id",
                            "institution_id",
                            "proxy_security_id",
                            "name",
                            "ticker_symbol",
                            "is_cash_equivalent",
                            "type",
                            "close_price",
                            "close_price_as_of",
                            "iso_currency_code",
                            "unofficial_currency_code")
                    .with(text(), "security_id")
                    .with(
                            nullable(text()),
                            "isin",
                            "cusip",
                            "sedol",
                            "institution_security_id",
                            "institution_id",
                            "proxy_security_id",
                            "name",
                            "ticker_symbol")
                    .with(nullable(flag()), "is_cash_equivalent")
                    .with(
                            nullable(
                                    oneOf(
                                            "cash",
                                            "cryptocurrency",
                                            "derivative",
                                            "equity",
                                            "etf",
                                            "fixed income",
                                            "loan",
                                            "mutual fund",
                                            "other")),
                            "type")
                    .with(nullable(number()), "close_price")
                    .with(nullable(day()), "close_price_as_of")
                    .with(CODE, "iso_currency_code", "unofficial_currency_code");

    private static final PublishedShape INVESTMENT =
            PublishedShape.of(
                            "investment_transaction_id",
                            "account_id",
                            "security_id",
                            "date",
                            "name",
                            "quantity",
                            "amount",
                            "price",
                            "fees",
                            "type",
                            "subtype",
                            "iso_currency_code",
                            "unofficial_currency_code")
                    .with(text(), "investment_transaction_id", "account_id", "name")
                    .with(nullable(text()), "security_id", "cancel_transaction_id")
                    .with(day(), "date")
                    .with(number(), "quantity", "amount", "price")
                    .with(nullable(number()), "fees")
                    .with(oneOf("buy", "sell", "cancel", "cash", "fee", "transfer"), "type")
                    .with(
                            oneOf(
                                    "buy",
                                    "sell",
                                    "management fee",
                                    "dividend",
                                    "interest",
                                    "contribution",
                                    "deposit",
                                    "withdrawal"),
                            "subtype")
                    .with(CODE, "iso_currency_code", "unofficial_currency_code");

    static final PublishedShape INVESTMENTS =
            PublishedShape.of(
                            "item",
                            "accounts",
                            "securities",
                            "investment_transactions",
                            "total_investment_transactions",
                            "request_id")
                    .with(ITEM.object(), "item")
                    .with(ACCOUNT.list(), "accounts")
                    .with(SECURITY.list(), "securities")
                    .with(INVESTMENT.list(), "investment_transactions")
                    .with(integer(), "total_investment_transactions")
                    .with(text(), "request_id");

    private static final PublishedShape HOLDING =
            PublishedShape.of(
                            "account_id",
                            "security_id",
                            "institution_price",
                            "institution_value",
                            "cost_basis",
                            "quantity",
                            "iso_currency_code",
                            "unofficial_currency_code")
                    .with(text(), "account_id", "security_id")
                    .with(number(), "institution_price", "institution_value", "quantity")
                    .with(nullable(number()), "cost_basis")
                    .with(nullable(day()), "institution_price_as_of")
                    .with(CODE, "iso_currency_code", "unofficial_currency_code");

    static final PublishedShape HOLDINGS =
            PublishedShape.of("accounts", "holdings", "securities", "item", "request_id")
                    .with(ACCOUNT.list(), "accounts")
                    .with(HOLDING.list(), "holdings")
                    .with(SECURITY.list(), "securities")
                    .with(ITEM.object(), "item")
                    .with(text(), "request_id");

    private PlaidShapes() {}

    private static Consumer<JsonNode> moment() {
        return value -> OffsetDateTime.parse(value.stringValue());
    }
}
