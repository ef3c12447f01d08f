package com.dashtam.provider.infrastructure.schwab;

import static com.dashtam.provider.infrastructure.schwab.Samples.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.provider.fixture.CountedValues;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionMappingTest {

    private static final String OPTION_TRADE =
            """
            {"activityId":90071992547409913,"time":"2026-01-10T01:30:00+0000","accountNumber":"12345678",
             "type":"TRADE","status":"VALID","subAccount":"MARGIN","tradeDate":"2026-01-10T01:30:00+0000",
             "settlementDate":"2026-01-12T05:00:00+0000","orderId":7,"netAmount":-251.32,
             "transferItems":[
              {"instrument":{"assetType":"CURRENCY","symbol":"CURRENCY_USD"},"amount":1.30,"cost":-1.30,"feeType":"COMMISSION"},
              {"instrument":{"assetType":"CURRENCY","symbol":"CURRENCY_USD"},"amount":0.02,"cost":-0.02,"feeType":"OPT_REG_FEE"},
              {"instrument":{"assetType":"OPTION","symbol":"XMPL  260320C00050000","description":"EXAMPLE CORP 03/20/2026 $50 Call",
                "putCall":"CALL","optionPremiumMultiplier":100},"amount":2,"cost":-250,"price":1.25,"positionEffect":"OPENING"}]}
            """;
    private static final String ROW =
            """
            {"activityId":1,"time":"2026-01-09T15:00:00+0000","type":"%s","status":"VALID",
             "description":"%s","netAmount":%s,"transferItems":[%s]}
            """;
    private static final String LEG =
            """
            {"instrument":{"assetType":"EQUITY","symbol":"XMPL"},"amount":%s,"cost":0,"price":10,"positionEffect":"%s"}
            """;

    private final CountedValues unknown = new CountedValues();
    private final TransactionMapping mapping =
            new TransactionMapping(new Instruments(unknown.values()), unknown.values());

    @Test
    void readsATradeWithItsFeesToTheCent() {
        NormalizedTransaction row = map(OPTION_TRADE);

        assertThat(row.providerTransactionId()).isEqualTo("90071992547409913");
        assertThat(row.amount()).isEqualTo(new BigDecimal("-251.32"));
        assertThat(row.subtype()).isEqualTo(TransactionSubtype.BUY);
        assertThat(row.status()).isEqualTo(TransactionStatus.SETTLED);
        assertThat(row.description()).isEqualTo("BUY XMPL  260320C00050000");
        var security = row.security().orElseThrow();
        assertThat(security.symbol()).contains("XMPL  260320C00050000");
        assertThat(security.name()).contains("EXAMPLE CORP 03/20/2026 $50 Call");
        assertThat(security.assetType()).contains(AssetType.OPTION);
        assertThat(security.quantity()).contains(BigDecimal.TWO);
        assertThat(security.unitPrice()).contains(new BigDecimal("1.25"));
        assertThat(security.commission()).contains(new BigDecimal("1.32"));
    }

    @Test
    void datesByTheExchangesDay() {
        NormalizedTransaction row = map(OPTION_TRADE);

        assertThat(row.date()).isEqualTo(LocalDate.of(2026, 1, 9));
        assertThat(row.settlementDate()).contains(LocalDate.of(2026, 1, 12));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-10T04:59:59.999Z, 2026-01-09",
        "2026-01-10T05:00:00.000+0000, 2026-01-10",
        "2026-07-10T03:59:59+00:00, 2026-07-09",
        "2026-07-10T04:00:00+0000, 2026-07-10",
        "2026-07-10, 2026-07-10",
    })
    void understandsMomentsHoweverTheirOffsetIsWritten(String written, LocalDate day) {
        assertThat(
                        map(OPTION_TRADE.replaceAll(
                                        "\"tradeDate\":\"[^\"]*\"",
                                        "\"tradeDate\":\"" + written + "\""))
                                .date())
                .isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "10, OPENING, -100, BUY",
        "10, CLOSING, -100, BUY_TO_COVER",
        "10, AUTOMATIC, -100, BUY",
        "-10, OPENING, 100, SHORT_SELL",
        "-10, CLOSING, 100, SELL",
        "-10, UNKNOWN, -0.05, SELL",
        "0, UNKNOWN, 100, SELL",
    })
    void tellsTheFourSidesOfATrade(
            String pieces, String effect, String amount, TransactionSubtype subtype) {
        NormalizedTransaction row =
                map(ROW.formatted("TRADE", "", amount, LEG.formatted(pieces, effect)));

        assertThat(row.subtype()).isEqualTo(subtype);
        assertThat(row.amount()).isEqualByComparingTo(amount);
        assertThat(row.security().orElseThrow().quantity()).contains(new BigDecimal(pieces).abs());
    }

    @ParameterizedTest
    @CsvSource({
        "TRADE, Removal of option due to expiration, 0, -1, EXPIRATION",
        "RECEIVE_AND_DELIVER, REMOVED DUE TO ASSIGNMENT, 0, 1, ASSIGNMENT",
        "RECEIVE_AND_DELIVER, OPTION EXERCISED, 0, -1, EXERCISE",
        "RECEIVE_AND_DELIVER, TRANSFER OF SECURITY, 0, 5, TRANSFER_IN",
        "RECEIVE_AND_DELIVER, TRANSFER OF SECURITY, 0, -5, TRANSFER_OUT",
        "RECEIVE_AND_DELIVER, TENDERED SHARES, 50, -5, SELL",
        "RECEIVE_AND_DELIVER, RIGHTS, -50, 5, BUY",
    })
    void tellsHowOptionsEndAndSecuritiesMove(
            String type,
            String description,
            String amount,
            String pieces,
            TransactionSubtype subtype) {
        assertThat(
                        map(ROW.formatted(
                                        type,
                                        description,
                                        amount,
                                        LEG.formatted(pieces, "UNKNOWN")))
                                .subtype())
                .isEqualTo(subtype);
    }

    @ParameterizedTest
    @CsvSource({
        "DIVIDEND_OR_INTEREST, QUALIFIED DIVIDEND INT PAPER, 12.5, DIVIDEND",
        "DIVIDEND_OR_INTEREST, BANK INT 011626-021526, 0.13, INTEREST",
        "DIVIDEND_OR_INTEREST, LONG TERM CAP GAIN FUND, 5, CAPITAL_GAIN",
        "DIVIDEND_OR_INTEREST, RETURN OF CAPITAL, 5, DISTRIBUTION",
        "DIVIDEND_OR_INTEREST, SOMETHING ELSE, 5, DIVIDEND",
        "DIVIDEND_OR_INTEREST, MARGIN INTEREST, -3.10, MARGIN_INTEREST",
        "DIVIDEND_OR_INTEREST, ADR MGMT FEE, -1, ACCOUNT_FEE",
        "DIVIDEND_OR_INTEREST, FOREIGN TAX PAID, -1, OTHER_FEE",
        "DIVIDEND_OR_INTEREST, DIVIDEND ON A SHORT POSITION, -1, DIVIDEND",
        "ACH_RECEIPT, , 100, DEPOSIT",
        "ACH_DISBURSEMENT, , -100, WITHDRAWAL",
        "CASH_RECEIPT, , 100, DEPOSIT",
        "CASH_DISBURSEMENT, , -100, WITHDRAWAL",
        "ELECTRONIC_FUND, , 100, DEPOSIT",
        "ELECTRONIC_FUND, , -100, WITHDRAWAL",
        "WIRE_IN, , 100, WIRE_IN",
        "WIRE_OUT, , -100, WIRE_OUT",
        "JOURNAL, JOURNAL TO ****1234, -100, INTERNAL",
        "JOURNAL, ADVISORY FEE, -100, ACCOUNT_FEE",
        "MEMORANDUM, , 0, JOURNAL",
        "MARGIN_CALL, , 0, ADJUSTMENT",
        "MONEY_MARKET, , 5, INTERNAL",
        "SMA_ADJUSTMENT, , 0, ADJUSTMENT",
        "CAPITAL_GAINS, , 5, CAPITAL_GAIN",
        "SERVICE_FEE, , -5, ACCOUNT_FEE",
        "FOREIGN_TAX_WITHHELD, , -5, OTHER_FEE",
        "CORPORATE_ACTION, , 0, ADJUSTMENT",
    })
    void keepsEveryKindOfTransaction(
            String type, String description, String amount, TransactionSubtype subtype) {
        NormalizedTransaction row =
                map(ROW.formatted(type, description == null ? "" : description, amount, ""));

        assertThat(row.subtype()).isEqualTo(subtype);
        assertThat(row.amount()).isEqualTo(new BigDecimal(amount));
        assertThat(row.security()).isEmpty();
        assertThat(unknown.of("transaction type")).isZero();
    }

    @Test
    void keepsAndCountsWhatItHasNoWordFor() {
        NormalizedTransaction row =
                map(
                        ROW.formatted(
                                        "LOYALTY_BONUS",
                                        "",
                                        "5",
                                        LEG.formatted("1", "SIDEWAYS").replace("EQUITY", "LAND"))
                                .replace("VALID", "IN_LIMBO"));

        assertThat(row.subtype()).isEqualTo(TransactionSubtype.UNKNOWN);
        assertThat(row.status()).isEqualTo(TransactionStatus.SETTLED);
        assertThat(row.security().orElseThrow().assetType()).contains(AssetType.OTHER);
        assertThat(unknown.of("transaction type")).isEqualTo(1);
        assertThat(unknown.of("transaction status")).isEqualTo(1);
        assertThat(unknown.of("asset type")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"VALID, SETTLED", "PENDING, PENDING", "INVALID, CANCELLED"})
    void tellsWhetherATransactionMayChange(String told, TransactionStatus status) {
        assertThat(map(OPTION_TRADE.replace("VALID", told)).status()).isEqualTo(status);
    }

    @Test
    void addsUpThePartsWhenTheyHaveNoSum() {
        assertThat(map(OPTION_TRADE.replace("\"netAmount\":-251.32,", "")).amount())
                .isEqualByComparingTo("-251.32");
        assertThat(
                        map("{\"activityId\":1,\"time\":\"2026-01-09\",\"type\":\"MEMORANDUM\"}")
                                .amount())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"time\":\"2026-01-09\",\"type\":\"TRADE\",\"netAmount\":1}",
                "{\"activityId\":1,\"type\":\"TRADE\",\"netAmount\":1}",
                "{\"activityId\":1,\"time\":\"yesterday\",\"type\":\"TRADE\",\"netAmount\":1}",
                "{\"activityId\":1,\"time\":\"2026-01-09T10:00\",\"type\":\"TRADE\",\"netAmount\":1}",
                "{\"activityId\":1,\"time\":\"2026-01-09\",\"type\":\"TRADE\",\"transferItems\":[7]}",
            })
    void refusesATransactionThatCannotBeUnderstood(String json) {
        assertThatExceptionOfType(MalformedAnswerException.class).isThrownBy(() -> map(json));
    }

    private NormalizedTransaction map(String json) {
        return mapping.map(Samples.json(json), ACCOUNT);
    }
}
