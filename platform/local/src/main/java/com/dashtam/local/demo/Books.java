package com.dashtam.local.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What the user's accounts and transactions are now. */
final class Books {

    private static final int USUAL_DECIMALS = 2;

    private final Client user;

    Books(Client user) {
        this.user = user;
    }

    JsonNode accounts() {
        return user.get("/accounts").expect(200).json();
    }

    /** Of one connection only. */
    List<JsonNode> accountsOf(String connection) {
        return user.get("/providers/" + connection + "/accounts")
                .expect(200)
                .json()
                .required("accounts")
                .valueStream()
                .toList();
    }

    /** What is held now, over all accounts. */
    JsonNode holdings() {
        return user.get("/holdings").expect(200).json();
    }

    /** All accounts in one currency. */
    JsonNode netWorth(String currency) {
        return user.get("/net-worth?currency=" + currency).expect(200).json().required("total");
    }

    /** How the transactions of an account explain its balances, the latest first. */
    JsonNode reconciliations(JsonNode account) {
        String id = account.required("id").asString();
        return user.get("/accounts/" + id + "/reconciliations")
                .expect(200)
                .json()
                .required("reconciliations");
    }

    long transactions() {
        return total("/transactions?include=total&limit=1");
    }

    long transactionsUntil(LocalDate day) {
        return total("/transactions?include=total&limit=1&end_date=" + day);
    }

    long transactionsOf(JsonNode account) {
        String id = account.required("id").asString();
        return total("/accounts/" + id + "/transactions?include=total&limit=1");
    }

    /** The newest transactions, by their descriptions. */
    List<String> newest() {
        return user.get("/transactions?limit=100")
                .expect(200)
                .json()
                .required("transactions")
                .valueStream()
                .map(transaction -> transaction.required("description").asString())
                .toList();
    }

    private long total(String path) {
        return user.get(path).expect(200).json().required("total_count").asLong();
    }

    static String balance(JsonNode account) {
        return "%s %s"
                .formatted(
                        account.required("balance_currency").asString(),
                        amount(account.required("balance_amount")));
    }

    /** As in "EUR 12.50, USD 8.00". */
    static String sums(JsonNode byCurrency) {
        return byCurrency
                .propertyStream()
                .map(sum -> sum.getKey() + " " + amount(sum.getValue()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** With as many decimals as people expect, and no fewer than it has. */
    static String amount(JsonNode decimal) {
        BigDecimal exact = new BigDecimal(decimal.asString());
        return exact.setScale(Math.max(exact.scale(), USUAL_DECIMALS)).toPlainString();
    }
}
