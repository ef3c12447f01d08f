package com.dashtam.sandbox;

import static com.dashtam.sandbox.PublishedShape.day;
import static com.dashtam.sandbox.PublishedShape.flag;
import static com.dashtam.sandbox.PublishedShape.integer;
import static com.dashtam.sandbox.PublishedShape.matching;
import static com.dashtam.sandbox.PublishedShape.moment;
import static com.dashtam.sandbox.PublishedShape.number;
import static com.dashtam.sandbox.PublishedShape.oneOf;
import static com.dashtam.sandbox.PublishedShape.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * What Core Exchange, the published profile of FDX 6.4, says of the objects that we read. It is a
 * part of FDX; what the profile leaves out and the bank sends is in the shapes called beyond.
 */
final class FdxShapes {

    private static final Consumer<JsonNode> IDENTIFIER = matching(".{1,256}");
    private static final Consumer<JsonNode> CURRENCY_CODE = matching("[A-Z]{3}");

    private static final PublishedShape CURRENCY =
            PublishedShape.of("currencyCode").with(CURRENCY_CODE, "currencyCode");

    private static final PublishedShape PAGE =
            beyond(text(), "prevOffset", "previousPageKey")
                    .with(text(), "nextOffset", "nextPageKey")
                    .with(integer(), "totalElements");

    private static final PublishedShape LINK = PublishedShape.of("href").with(text(), "href");

    static final PublishedShape CUSTOMER =
            PublishedShape.of("customerId")
                    .with(IDENTIFIER, "customerId")
                    .and(beyond(list(text()), "email"))
                    .with(oneOf("BUSINESS", "CONSUMER"), "type")
                    .with(
                            PublishedShape.of("first", "last")
                                    .with(text(), "prefix", "first", "middle", "last", "suffix")
                                    .object(),
                            "name");

    static final PublishedShape ERROR =
            PublishedShape.of("code", "message").with(text(), "code", "message", "debugMessage");

    private static final PublishedShape DEPOSIT_DESCRIPTOR =
            descriptor(
                    "DEPOSIT_ACCOUNT",
                    "CHECKING",
                    "SAVINGS",
                    "CD",
                    "ESCROW",
                    "MONEYMARKET",
                    "HIGHINTERESTSAVINGSACCOUNT",
                    "FIRSTHOMESAVINGSACCOUNT",
                    "OTHERDEPOSIT");

    private static final PublishedShape CREDIT_DESCRIPTOR =
            descriptor("LOC_ACCOUNT", "LINEOFCREDIT", "CHARGE", "CREDITCARD", "HOMELINEOFCREDIT");

    private static final PublishedShape INVESTMENT_DESCRIPTOR =
            descriptor(
                    "INVESTMENT_ACCOUNT",
                    "401A",
                    "401K",
                    "403B",
                    "529",
                    "BROKERAGEPRODUCT",
                    "COVERDELL",
                    "DEFERREDPROFITSHARINGPLAN",
                    "DEFINEDBENEFIT",
                    "DIGITALASSET",
                    "ESOP",
                    "GUARDIAN",
                    "INDIVIDUALPENSIONPLAN",
                    "INSTITUTIONALTRUST",
                    "INVESTMENTACCOUNT",
                    "IRA",
                    "KEOGH",
                    "LIFEINCOMEFUND",
                    "LOCKEDINRETIREMENTACCOUNT",
                    "LOCKEDINRETIREMENTINCOMEFUND",
                    "LOCKEDINRETIREMENTSAVINGSPLAN",
                    "NONQUALIFIEDPLAN",
                    "OTHERINVESTMENT",
                    "PREPAID",
                    "PRESCRIBEDREGISTEREDRETIREMENTINCOMEFUND",
                    "REGISTEREDDISABILITYSAVINGSPLAN",
                    "REGISTEREDEDUCATIONSAVINGSPLAN",
                    "REGISTEREDPENSIONPLAN",
                    "REGISTEREDRETIREMENTINCOMEFUND",
                    "REGISTEREDRETIREMENTSAVINGSPLAN",
                    "RESTRICTEDLIFEINCOMEFUND",
                    "RESTRICTEDLOCKEDINSAVINGSPLAN",
                    "ROLLOVER",
                    "ROTH",
                    "SARSEP",
                    "SPECIFIEDPENSIONPLAN",
                    "TAXABLE",
                    "TAXFREESAVINGSACCOUNT",
                    "TDA",
                    "TERM",
                    "TRUST",
                    "UGMA",
                    "UTMA",
                    "VARIABLEANNUITY");

    private static final PublishedShape BALANCE_BEYOND =
            beyond(oneOf("ASSET", "LIABILITY"), "balanceType").with(moment(), "balanceAsOf");

    private static final PublishedShape SECURITY_ID =
            PublishedShape.of().with(IDENTIFIER, "id").with(securityIdType(), "idType");

    private static final PublishedShape HOLDING =
            PublishedShape.of("cashAccount", "marketValue")
                    .with(SECURITY_ID.list(), "securityIds")
                    .with(text(), "holdingName", "symbol")
                    .with(
                            oneOf(
                                    "ANNUITY",
                                    "BOND",
                                    "CD",
                                    "DIGITALASSET",
                                    "MUTUALFUND",
                                    "OPTION",
                                    "OTHER",
                                    "STOCK"),
                            "holdingType")
                    .with(oneOf("CASH", "MONEYMARKET"), "holdingSubType")
                    .with(
                            number(),
                            "purchasedPrice",
                            "currentUnitPrice",
                            "units",
                            "marketValue",
                            "faceValue")
                    .with(day(), "currentUnitPriceDate")
                    .with(flag(), "cashAccount")
                    .with(CURRENCY.object(), "currency")
                    .and(beyond(oneOf("LONG", "SHORT"), "positionType"));

    private static final PublishedShape DEPOSIT =
            PublishedShape.of("currentBalance", "availableBalance")
                    .with(number(), "currentBalance", "availableBalance")
                    .and(DEPOSIT_DESCRIPTOR)
                    .and(BALANCE_BEYOND);

    private static final PublishedShape CREDIT =
            PublishedShape.of("currentBalance", "availableCredit")
                    .with(
                            number(),
                            "creditLine",
                            "availableCredit",
                            "nextPaymentAmount",
                            "principalBalance",
                            "currentBalance",
                            "minimumPaymentAmount",
                            "lastPaymentAmount",
                            "pastDueAmount",
                            "lastStmtBalance",
                            "purchasesApr",
                            "advancesApr")
                    .with(day(), "nextPaymentDate", "lastPaymentDate", "lastStmtDate")
                    .and(CREDIT_DESCRIPTOR)
                    .and(BALANCE_BEYOND);

    private static final PublishedShape INVESTMENT =
            PublishedShape.of("availableCashBalance", "currentValue")
                    .with(number(), "availableCashBalance", "currentValue")
                    .with(HOLDING.list(), "holdings")
                    .and(INVESTMENT_DESCRIPTOR)
                    .and(BALANCE_BEYOND);

    private FdxShapes() {}

    static void checkDescriptor(JsonNode account) {
        of(account, DEPOSIT_DESCRIPTOR, CREDIT_DESCRIPTOR, INVESTMENT_DESCRIPTOR).check(account);
    }

    static void checkDetails(JsonNode account) {
        of(account, DEPOSIT, CREDIT, INVESTMENT).check(account);
        for (JsonNode holding : account.path("holdings")) {
            if (!holding.path("cashAccount").asBoolean()) {
                assertThat(holding.propertyNames()).contains("units", "symbol");
            }
        }
    }

    static void checkPages(JsonNode answer, String list, Consumer<JsonNode> item) {
        PublishedShape.of("page", list)
                .with(PAGE.object(), "page")
                .with(list(item), list)
                .and(
                        beyond(
                                PublishedShape.of().with(LINK.object(), "next", "prev").object(),
                                "links"))
                .check(answer);
    }

    private static PublishedShape of(
            JsonNode object,
            PublishedShape deposit,
            PublishedShape credit,
            PublishedShape investment) {
        return switch (object.path("accountCategory").asString()) {
            case "DEPOSIT_ACCOUNT" -> deposit;
            case "LOC_ACCOUNT" -> credit;
            default -> investment;
        };
    }

    private static PublishedShape descriptor(String category, String... types) {
        return PublishedShape.of(
                        "accountCategory",
                        "accountId",
                        "accountType",
                        "productName",
                        "status",
                        "currency")
                .with(oneOf(category), "accountCategory")
                .with(oneOf(types), "accountType")
                .with(IDENTIFIER, "accountId", "productId")
                .with(text(), "accountNumberDisplay", "productName", "nickname")
                .with(
                        oneOf(
                                "CLOSED",
                                "DELINQUENT",
                                "NEGATIVECURRENTBALANCE",
                                "OPEN",
                                "PAID",
                                "PENDINGCLOSE",
                                "PENDINGOPEN",
                                "RESTRICTED"),
                        "status")
                .with(CURRENCY.object(), "currency");
    }

    static Consumer<JsonNode> securityIdType() {
        return oneOf(
                "CINS", "CMC", "CME", "CUSIP", "ISIN", "ITSA", "NASDAQ", "SEDOL", "SICC", "VALOR",
                "WKN");
    }

    static PublishedShape beyond(Consumer<JsonNode> kind, String... names) {
        return PublishedShape.of().with(kind, names);
    }

    private static Consumer<JsonNode> list(Consumer<JsonNode> item) {
        return list -> {
            assertThat(list.isArray()).as("a list: " + list).isTrue();
            list.forEach(item);
        };
    }
}
