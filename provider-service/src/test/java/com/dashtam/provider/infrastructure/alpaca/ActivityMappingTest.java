package com.dashtam.provider.infrastructure.alpaca;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.kernel.money.Currency;
import com.dashtam.provider.fixture.CountedValues;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityMappingTest {

    private static final NormalizedAccount ACCOUNT =
            new NormalizedAccount(
                    "PA1",
                    "****0001",
                    "Alpaca Paper",
                    AccountType.BROKERAGE,
                    new Currency("USD"),
                    BigDecimal.TEN,
                    Optional.empty(),
                    true);
    private static final String FILL =
            """
            {"id":"20260109000000000::1","activity_type":"FILL","transaction_time":"2026-01-10T00:30:00.123Z",
             "type":"fill","price":"%s","qty":"%s","side":"%s","symbol":"%s"}\
            """;

    private final CountedValues unknown = new CountedValues();
    private final ActivityMapping mapping = new ActivityMapping(unknown.values());

    @ParameterizedTest
    @CsvSource({
        "buy, 10.015, 3, AAPL, -30.045, BUY",
        "sell, 10.015, 3, AAPL, 30.045, SELL",
        "sell_short, 2, 0.5, TSLA, 1.0, SHORT_SELL",
        "buy_to_cover, 2, 0.5, TSLA, -1.0, BUY_TO_COVER",
        "buy, 1.25, 2, AAPL260116C00250000, -250.00, BUY",
    })
    void takesThePriceOfAPurchaseAndGivesThatOfASale(
            String side,
            String price,
            String quantity,
            String symbol,
            BigDecimal amount,
            TransactionSubtype subtype) {
        NormalizedTransaction row = map(FILL.formatted(price, quantity, side, symbol));

        assertThat(row.amount()).isEqualByComparingTo(amount);
        assertThat(row.subtype()).isEqualTo(subtype);
        assertThat(row.security().orElseThrow().symbol()).contains(symbol);
        assertThat(row.security().orElseThrow().unitPrice()).contains(new BigDecimal(price));
    }

    @Test
    void worksOutNoMorePlacesThanAreKept() {
        NormalizedTransaction row =
                map(FILL.formatted("0.0000106225", "941407.123456789", "sell", "PEPE/USD"));

        assertThat(row.amount()).isEqualTo(new BigDecimal("10.000097168919741152"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-09", "2026-01-09T00:00:00Z", "2026-01-09T23:30:00.123-05:00"})
    void takesTheDayThatIsWrittenWithAndWithoutATime(String date) {
        NormalizedTransaction row =
                map(
                        """
                        {"id":"1","activity_type":"DIV","date":"%s","net_amount":"1"}\
                        """
                                .formatted(date));

        assertThat(row.date()).isEqualTo(LocalDate.of(2026, 1, 9));
    }

    @Test
    void datesATradeByTheExchangesDay() {
        assertThat(map(FILL.formatted("1", "1", "buy", "A")).date())
                .isEqualTo(LocalDate.of(2026, 1, 9));
    }

    @ParameterizedTest
    @CsvSource({
        "DIV, 1.50, DIVIDEND",
        "DIVNRA, -0.22, DIVIDEND",
        "DIVCGL, 4, CAPITAL_GAIN",
        "DIVROC, 4, DISTRIBUTION",
        "INT, 0.01, INTEREST",
        "INT, -0.01, MARGIN_INTEREST",
        "CSD, 100, DEPOSIT",
        "CSW, -100, WITHDRAWAL",
        "TRANS, -1, WITHDRAWAL",
        "WIRE, -5, WIRE_OUT",
        "ACATC, 5, TRANSFER_IN",
        "JNLC, 5, INTERNAL",
        "CFEE, -0.01, ACCOUNT_FEE",
        "OPASN, 0, ASSIGNMENT",
        "OPEXP, 0, EXPIRATION",
        "SPLIT, 0, ADJUSTMENT",
        "XYZ, 7, UNKNOWN",
    })
    void keepsEveryKindOfActivity(String kind, BigDecimal amount, TransactionSubtype subtype) {
        NormalizedTransaction row =
                map(
                        """
                        {"id":"1","activity_type":"%s","date":"2026-01-09","net_amount":"%s","new":{"a":1}}\
                        """
                                .formatted(kind, amount.toPlainString()));

        assertThat(row.subtype()).isEqualTo(subtype);
        assertThat(row.amount()).isEqualTo(amount);
        assertThat(row.date()).isEqualTo(LocalDate.of(2026, 1, 9));
        assertThat(row.status()).isEqualTo(TransactionStatus.SETTLED);
    }

    @Test
    void keepsWhatWasCancelledAsSuch() {
        assertThat(
                        map("""
                        {"id":"1","activity_type":"CSD","date":"2026-01-09","net_amount":"1","status":"canceled"}\
                        """)
                                .status())
                .isEqualTo(TransactionStatus.CANCELLED);
    }

    @Test
    void givesWhatMovesNoMoneyTheAmountZero() {
        NormalizedTransaction row =
                map(
                        """
                        {"id":"1","activity_type":"JNLS","date":"2026-01-09","symbol":"AAPL","qty":"-3"}\
                        """);

        assertThat(row.amount()).isZero();
        assertThat(row.security().orElseThrow().quantity()).contains(new BigDecimal("-3"));
        assertThat(row.description()).isEqualTo("JNLS AAPL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"activity_type\":\"DIV\",\"date\":\"2026-01-09\"}",
                "{\"id\":\"1\",\"activity_type\":\"DIV\",\"date\":\"yesterday\"}",
                "{\"id\":\"1\",\"activity_type\":\"DIV\"}",
                "{\"id\":\"1\",\"activity_type\":\"FILL\",\"transaction_time\":\"2026-01-09T10:00:00Z\",\"qty\":\"1\",\"side\":\"buy\",\"symbol\":\"A\"}",
                "{\"id\":\"1\",\"activity_type\":\"FILL\",\"transaction_time\":\"noon\",\"price\":\"1\",\"qty\":\"1\",\"side\":\"buy\",\"symbol\":\"A\"}",
                "{\"id\":\"1\",\"activity_type\":\"FILL\",\"transaction_time\":\"2026-01-09T10:00:00Z\",\"price\":\"1\",\"qty\":\"1\",\"side\":\"hold\",\"symbol\":\"A\"}",
            })
    void refusesAnActivityThatCannotBeUnderstood(String json) {
        assertThatExceptionOfType(MalformedAnswerException.class).isThrownBy(() -> map(json));
    }

    @ParameterizedTest
    @CsvSource({
        "XYZ,  executed,  activity type,   1",
        "DIV,  disputed,  activity status, 1",
        "MISC, correct,   activity type,   0",
    })
    void countsWordsThatItDoesNotKnow(String type, String status, String field, int expected) {
        map(
                """
                {"id":"1::1","activity_type":"%s","status":"%s","date":"2026-01-09","net_amount":"1"}\
                """
                        .formatted(type, status));

        assertThat(unknown.of(field)).isEqualTo(expected);
        assertThat(unknown.total()).isEqualTo(expected);
    }

    private NormalizedTransaction map(String json) {
        return mapping.map(Fields.read(json.getBytes(UTF_8)).orElseThrow(), ACCOUNT);
    }
}
