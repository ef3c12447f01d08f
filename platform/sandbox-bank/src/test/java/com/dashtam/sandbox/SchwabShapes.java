package com.dashtam.sandbox;

import static com.dashtam.sandbox.PublishedShape.flag;
import static com.dashtam.sandbox.PublishedShape.integer;
import static com.dashtam.sandbox.PublishedShape.moment;
import static com.dashtam.sandbox.PublishedShape.number;
import static com.dashtam.sandbox.PublishedShape.oneOf;
import static com.dashtam.sandbox.PublishedShape.text;

/** What Schwab's published description of the Trader API says of the objects that we read. */
final class SchwabShapes {

    static final PublishedShape NUMBER =
            PublishedShape.of("accountNumber", "hashValue")
                    .with(text(), "accountNumber", "hashValue");

    static final PublishedShape ERROR =
            PublishedShape.of("message")
                    .with(text(), "message")
                    .with(errors -> errors.forEach(text()), "errors");

    private static final PublishedShape INSTRUMENT =
            PublishedShape.of("name", "assetType")
                    .with(
                            oneOf(
                                    "EQUITY",
                                    "OPTION",
                                    "INDEX",
                                    "MUTUAL_FUND",
                                    "CASH_EQUIVALENT",
                                    "FIXED_INCOME",
                                    "CURRENCY",
                                    "COLLECTIVE_INVESTMENT"),
                            "assetType")
                    .with(text(), "name", "cusip", "symbol", "description")
                    .with(integer(), "instrumentId")
                    .with(number(), "netChange");

    private static final PublishedShape POSITION =
            PublishedShape.of("instrument")
                    .with(
                            number(),
                            "shortQuantity",
                            "longQuantity",
                            "settledLongQuantity",
                            "settledShortQuantity",
                            "averagePrice",
                            "averageLongPrice",
                            "averageShortPrice",
                            "marketValue",
                            "longOpenProfitLoss",
                            "shortOpenProfitLoss",
                            "currentDayCost")
                    .with(INSTRUMENT.object(), "instrument");

    private static final PublishedShape INITIAL =
            PublishedShape.of()
                    .with(
                            number(),
                            "accruedInterest",
                            "cashBalance",
                            "liquidationValue",
                            "accountValue",
                            "isInCall");

    private static final PublishedShape MARGIN_BALANCE =
            PublishedShape.of()
                    .with(
                            number(),
                            "availableFunds",
                            "buyingPower",
                            "equity",
                            "longMarginValue",
                            "shortBalance",
                            "isInCall");

    private static final PublishedShape CASH_BALANCE =
            PublishedShape.of()
                    .with(
                            number(),
                            "cashAvailableForTrading",
                            "cashAvailableForWithdrawal",
                            "longNonMarginableMarketValue",
                            "totalCash",
                            "unsettledCash");

    static final PublishedShape MARGIN_ACCOUNT = account("MARGIN", MARGIN_BALANCE);
    static final PublishedShape CASH_ACCOUNT = account("CASH", CASH_BALANCE);

    private static final PublishedShape ITEM =
            PublishedShape.of("instrument")
                    .with(INSTRUMENT.object(), "instrument")
                    .with(number(), "amount", "cost", "price")
                    .with(oneOf("COMMISSION", "SEC_FEE", "TAF_FEE", "UNKNOWN"), "feeType")
                    .with(oneOf("OPENING", "CLOSING", "AUTOMATIC", "UNKNOWN"), "positionEffect");

    static final PublishedShape TRANSACTION =
            PublishedShape.of("activityId", "time", "type", "netAmount", "transferItems")
                    .with(integer(), "activityId", "positionId", "orderId")
                    .with(moment(), "time", "tradeDate", "settlementDate")
                    .with(text(), "description", "accountNumber")
                    .with(
                            oneOf(
                                    "TRADE",
                                    "RECEIVE_AND_DELIVER",
                                    "DIVIDEND_OR_INTEREST",
                                    "ACH_RECEIPT",
                                    "ACH_DISBURSEMENT",
                                    "CASH_RECEIPT",
                                    "CASH_DISBURSEMENT",
                                    "ELECTRONIC_FUND",
                                    "WIRE_OUT",
                                    "WIRE_IN",
                                    "JOURNAL",
                                    "MEMORANDUM",
                                    "MARGIN_CALL",
                                    "MONEY_MARKET",
                                    "SMA_ADJUSTMENT"),
                            "type")
                    .with(oneOf("VALID", "INVALID", "PENDING", "UNKNOWN"), "status")
                    .with(
                            oneOf("CASH", "MARGIN", "SHORT", "DIV", "INCOME", "UNKNOWN"),
                            "subAccount")
                    .with(number(), "netAmount")
                    .with(ITEM.list(), "transferItems");

    private SchwabShapes() {}

    private static PublishedShape account(String type, PublishedShape balance) {
        PublishedShape account =
                PublishedShape.of("type", "accountNumber")
                        .with(oneOf(type), "type")
                        .with(text(), "accountNumber")
                        .with(integer(), "roundTrips")
                        .with(flag(), "isDayTrader", "isClosingOnlyRestricted", "pfcbFlag")
                        .with(POSITION.list(), "positions")
                        .with(INITIAL.object(), "initialBalances")
                        .with(balance.object(), "currentBalances", "projectedBalances");
        return PublishedShape.of("securitiesAccount").with(account.object(), "securitiesAccount");
    }
}
