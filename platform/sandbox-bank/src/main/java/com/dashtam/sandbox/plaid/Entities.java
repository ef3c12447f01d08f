package com.dashtam.sandbox.plaid;

import com.dashtam.sandbox.ledger.Account;
import com.dashtam.sandbox.ledger.AccountKind;
import com.dashtam.sandbox.ledger.Cents;
import com.dashtam.sandbox.ledger.Holding;
import com.dashtam.sandbox.ledger.Security;
import com.dashtam.sandbox.plaid.Items.Item;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The AccountBase, the Holding, the Security and the Item. */
final class Entities {

    private static final BigDecimal LIMIT = new BigDecimal("10000.00");

    private Entities() {}

    static boolean isInvestment(Account account) {
        return account.kind() == AccountKind.BROKERAGE;
    }

    static String accountId(Item item, Account account) {
        return item.name("account", account.id());
    }

    static Object account(Item item, Account account) {
        return Members.of("account_id", accountId(item, account))
                .and("balances", balances(account))
                .and("mask", account.numberDisplay())
                .and("name", account.kind().product())
                .and("official_name", account.kind().product())
                .and("type", type(account.kind()))
                .and("subtype", subtype(account.kind()))
                .map();
    }

    private static String type(AccountKind kind) {
        return switch (kind) {
            case CHECKING, SAVINGS, EURO_SAVINGS -> "depository";
            case CARD -> "credit";
            case BROKERAGE -> "investment";
        };
    }

    private static String subtype(AccountKind kind) {
        return switch (kind) {
            case CHECKING -> "checking";
            case SAVINGS, EURO_SAVINGS -> "savings";
            case CARD -> "credit card";
            case BROKERAGE -> "brokerage";
        };
    }

    private static Object balances(Account account) {
        Cents money = account.balance();
        Cents free = money.plus(account.pending());
        Members balances =
                switch (account.kind()) {
                    case CHECKING, SAVINGS, EURO_SAVINGS ->
                            Members.of("available", free.amount())
                                    .and("current", money.amount())
                                    .unknown("limit");
                    case CARD ->
                            Members.of("available", LIMIT.add(free.amount()))
                                    .and("current", money.negated().amount())
                                    .and("limit", LIMIT);
                    case BROKERAGE ->
                            Members.of("available", money.amount())
                                    .and("current", money.plus(account.holdingsValue()).amount())
                                    .unknown("limit");
                };
        return balances.and("iso_currency_code", account.kind().currency())
                .unknown("unofficial_currency_code")
                .map();
    }

    static Object holding(Item item, Account account, Holding holding) {
        return Members.of("account_id", accountId(item, account))
                .and("security_id", securityId(holding.security()))
                .and("institution_price", holding.price().amount())
                .unknown("institution_price_as_of")
                .and("institution_value", holding.marketValue().amount())
                .and("cost_basis", holding.cost().amount())
                .and("quantity", holding.units())
                .and("iso_currency_code", account.kind().currency())
                .unknown("unofficial_currency_code")
                .map();
    }

    static String securityId(Security security) {
        return "security-" + security.cusip();
    }

    static Object security(Security security) {
        return Members.of("security_id", securityId(security))
                .unknown("isin")
                .and("cusip", security.cusip())
                .unknown("sedol", "institution_security_id", "institution_id", "proxy_security_id")
                .and("name", security.name())
                .and("ticker_symbol", security.symbol())
                .and("is_cash_equivalent", false)
                .and("type", security.type().equals("STOCK") ? "equity" : "mutual fund")
                .unknown("close_price", "close_price_as_of")
                .and("iso_currency_code", "USD")
                .unknown("unofficial_currency_code")
                .map();
    }

    static Map<String, ?> item(Item item, Optional<URI> webhook) {
        return Members.of("item_id", item.id())
                .and("institution_id", "ins_sandbox")
                .and("webhook", webhook.map(URI::toString).orElse(null))
                .unknown("error")
                .and("available_products", List.of("balance"))
                .and("billed_products", List.of("transactions", "investments"))
                .unknown("consent_expiration_time")
                .and("update_type", "background")
                .map();
    }
}
