package com.dashtam.sandbox;

import static com.dashtam.sandbox.FdxShapes.beyond;
import static com.dashtam.sandbox.PublishedShape.integer;
import static com.dashtam.sandbox.PublishedShape.matching;
import static com.dashtam.sandbox.PublishedShape.moment;
import static com.dashtam.sandbox.PublishedShape.number;
import static com.dashtam.sandbox.PublishedShape.oneOf;
import static com.dashtam.sandbox.PublishedShape.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What Core Exchange, the published profile of FDX 6.4, says of transactions. Deposits have no
 * transactionType in it, which FDX itself gives them.
 */
final class FdxTransactionShapes {

    private static final PublishedShape TRANSACTION =
            PublishedShape.of(
                            "accountCategory",
                            "debitCreditMemo",
                            "description",
                            "transactionId",
                            "transactionTimestamp",
                            "status",
                            "amount")
                    .with(matching(".{1,256}"), "transactionId", "referenceTransactionId")
                    .with(moment(), "postedTimestamp", "transactionTimestamp")
                    .with(text(), "cardNumberDisplay", "description", "category", "subCategory")
                    .with(oneOf("CREDIT", "DEBIT", "MEMO"), "debitCreditMemo")
                    .with(oneOf("AUTHORIZATION", "MEMO", "PENDING", "POSTED"), "status")
                    .with(number(), "amount", "foreignAmount")
                    .with(matching("[A-Z]{3}"), "foreignCurrency")
                    .and(beyond(matching(".{1,256}"), "accountId"));

    private static final PublishedShape DEPOSIT =
            PublishedShape.of()
                    .with(oneOf("DEPOSIT_ACCOUNT"), "accountCategory")
                    .with(matching(".{0,255}"), "payee")
                    .with(integer(), "checkNumber")
                    .and(TRANSACTION)
                    .and(beyond(matching("[A-Z]+"), "transactionType"));

    private static final PublishedShape CREDIT =
            PublishedShape.of()
                    .with(oneOf("LOC_ACCOUNT"), "accountCategory")
                    .with(integer(), "checkNumber")
                    .with(
                            oneOf(
                                    "ADJUSTMENT",
                                    "CHECK",
                                    "FEE",
                                    "INTEREST",
                                    "PAYMENT",
                                    "WITHDRAWAL",
                                    "PURCHASE"),
                            "transactionType")
                    .and(TRANSACTION);

    private static final PublishedShape INVESTMENT =
            PublishedShape.of("fees", "transactionType")
                    .with(oneOf("INVESTMENT_ACCOUNT"), "accountCategory")
                    .with(
                            oneOf(
                                    "ADJUSTMENT",
                                    "ATM",
                                    "CASH",
                                    "CHECK",
                                    "CLOSURE",
                                    "CLOSUREOPT",
                                    "CONTRIBUTION",
                                    "DEP",
                                    "DEPOSIT",
                                    "DIRECTDEBIT",
                                    "DIRECTDEP",
                                    "DIV",
                                    "DIVIDEND",
                                    "DIVIDENDREINVEST",
                                    "EXPENSE",
                                    "FEE",
                                    "INCOME",
                                    "INTEREST",
                                    "INVEXPENSE",
                                    "JRNLFUND",
                                    "JRNLSEC",
                                    "MARGININTEREST",
                                    "OPTIONEXERCISE",
                                    "OPTIONEXPIRATION",
                                    "OTHER",
                                    "PAYMENT",
                                    "POS",
                                    "PURCHASED",
                                    "PURCHASEDTOCOVER",
                                    "PURCHASETOCLOSE",
                                    "PURCHASETOOPEN",
                                    "REINVESTOFINCOME",
                                    "REPEATPMT",
                                    "RETURNOFCAPITAL",
                                    "SOLD",
                                    "SOLDTOCLOSE",
                                    "SOLDTOOPEN",
                                    "SPLIT",
                                    "SRVCHG",
                                    "TRANSFER",
                                    "XFER"),
                            "transactionType")
                    .with(text(), "securityId", "symbol")
                    .with(FdxShapes.securityIdType(), "securityIdType")
                    .with(
                            oneOf(
                                    "BOND",
                                    "DEBT",
                                    "MUTUALFUND",
                                    "DIGITALASSET",
                                    "OPTION",
                                    "OTHER",
                                    "STOCK",
                                    "SWEEP"),
                            "securityType")
                    .with(number(), "commission", "fees", "unitPrice", "units")
                    .with(oneOf("CURRENCY", "SHARES"), "unitType")
                    .and(TRANSACTION);

    private FdxTransactionShapes() {}

    static void check(JsonNode row) {
        switch (row.path("accountCategory").asString()) {
            case "DEPOSIT_ACCOUNT" -> DEPOSIT.check(row);
            case "LOC_ACCOUNT" -> CREDIT.check(row);
            default -> INVESTMENT.check(row);
        }
        assertThat(row.path("amount").decimalValue().signum()).isNotNegative();
        assertThat(row.has("postedTimestamp"))
                .isEqualTo(row.path("status").asString().equals("POSTED"));
        assertTogether(row, "foreignAmount", "foreignCurrency");
        assertTogether(row, "securityId", "securityIdType", "unitPrice", "units");
    }

    private static void assertTogether(JsonNode row, String... names) {
        assertThat(List.of(names).stream().filter(row::has).count())
                .as("all or none: " + Set.of(names))
                .isIn(0L, (long) names.length);
    }
}
