package com.dashtam.provider.infrastructure.fdx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionMappingTest {

    private static final NormalizedAccount ACCOUNT =
            new NormalizedAccount(
                    "account",
                    "****1234",
                    "Mine",
                    AccountType.BROKERAGE,
                    new Currency("USD"),
                    BigDecimal.ONE,
                    Optional.empty(),
                    true);

    private final CountedValues unknown = new CountedValues();
    private final TransactionMapping mapping =
            new TransactionMapping(new HoldingMapping(unknown.values()), unknown.values());

    @ParameterizedTest
    @CsvSource({
        "PURCHASED,        -1, BUY",
        "DIVIDENDREINVEST, -1, BUY",
        "PURCHASEDTOCOVER, -1, BUY_TO_COVER",
        "SOLD,              1, SELL",
        "SOLDTOOPEN,        1, SHORT_SELL",
        "OPTIONEXERCISE,   -1, EXERCISE",
        "OPTIONEXPIRATION, -1, EXPIRATION",
        "DIV,               1, DIVIDEND",
        "INCOME,            1, DISTRIBUTION",
        "INTEREST,          1, INTEREST",
        "INTEREST,         -1, OTHER_FEE",
        "MARGININTEREST,   -1, MARGIN_INTEREST",
        "SRVCHG,           -1, ACCOUNT_FEE",
        "INVEXPENSE,       -1, OTHER_FEE",
        "ADJUSTMENT,        1, ADJUSTMENT",
        "SPLIT,             1, JOURNAL",
        "TRANSFER,          1, TRANSFER_IN",
        "XFER,             -1, TRANSFER_OUT",
        "CLOSURE,           1, UNKNOWN",
        "NEW_IN_FDX_9,      1, DEPOSIT",
        "NEW_IN_FDX_9,     -1, WITHDRAWAL"
    })
    void findsTheSubtype(String type, String amount, TransactionSubtype expected) {
        assertThat(map(row("\"transactionType\":\"" + type + "\",\"amount\":" + amount)).subtype())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "12.30,  DEBIT,  -12.30",
        "-12.30, DEBIT,  -12.30",
        "12.30,  MEMO,   -12.30",
        "12.30,  CREDIT, 12.30",
        "-12.30, CREDIT, 12.30",
        "-12.30, '',     -12.30"
    })
    void findsTheSign(String amount, String direction, BigDecimal expected) {
        assertThat(
                        map(row(
                                        "\"amount\":"
                                                + amount
                                                + ",\"debitCreditMemo\":\""
                                                + direction
                                                + "\""))
                                .amount())
                .isEqualByComparingTo(expected);
    }

    @Test
    void takesARowThatWasNeverPostedForPending() {
        assertThat(map(row("\"amount\":1")).status()).isEqualTo(TransactionStatus.PENDING);
        assertThat(map(row("\"amount\":1,\"status\":\"AUTHORIZATION\"")).status())
                .isEqualTo(TransactionStatus.PENDING);
        assertThat(map(row("\"amount\":1,\"postedTimestamp\":\"2026-02-01T00:00:00Z\"")).status())
                .isEqualTo(TransactionStatus.SETTLED);
    }

    @Test
    void settlesAnotherRowOnlyOnceItIsPosted() {
        String reference = "\"amount\":1,\"referenceTransactionId\":\"before\"";

        assertThat(map(row(reference)).settles()).isEmpty();
        assertThat(map(row(reference + ",\"status\":\"POSTED\"")).settles()).contains("before");
    }

    @Test
    void readsDaysInTheInstitutionsOwnCalendar() {
        NormalizedTransaction row =
                map(
                        """
                        {"transactionId":"t","amount":1,"postedTimestamp":"2026-02-01T00:30:00+14:00"}
                        """);

        assertThat(row.date()).isEqualTo(LocalDate.of(2026, 2, 1));
        assertThat(row.settlementDate()).contains(LocalDate.of(2026, 2, 1));
    }

    @Test
    void describesARowByWhateverItHas() {
        assertThat(map(row("\"amount\":1,\"payee\":\"P\",\"memo\":\"M\"")).description())
                .isEqualTo("P");
        assertThat(map(row("\"amount\":1,\"memo\":\"M\"")).description()).isEqualTo("M");
        assertThat(map(row("\"amount\":1")).description()).isEmpty();
        String longText = "d".repeat(600);
        assertThat(map(row("\"amount\":1,\"description\":\"" + longText + "\"")).description())
                .hasSize(500);
    }

    @Test
    void describesASecurityByWhateverItHas() {
        NormalizedTransaction row =
                map(
                        row(
                                "\"amount\":1,\"securityId\":\"US0378331005\",\"units\":\"0.125\",\"fees\":1.5"));

        assertThat(row.security())
                .hasValueSatisfying(security -> {
                    assertThat(security.symbol()).contains("US0378331005");
                    assertThat(security.quantity()).contains(new BigDecimal("0.125"));
                    assertThat(security.unitPrice()).isEmpty();
                    assertThat(security.commission()).contains(new BigDecimal("1.5"));
                });
        assertThat(map(row("\"amount\":1,\"units\":5")).security()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\":1,\"transactionTimestamp\":\"2026-01-31T00:00:00Z\"}",
                "{\"transactionId\":\"t\",\"transactionTimestamp\":\"2026-01-31T00:00:00Z\"}",
                "{\"transactionId\":\"t\",\"amount\":true,\"transactionTimestamp\":\"2026-01-31\"}",
                "{\"transactionId\":\"t\",\"amount\":1}",
                "{\"transactionId\":\"t\",\"amount\":1,\"transactionTimestamp\":\"yesterday\"}",
                "{\"transactionId\":\"t\",\"amount\":1,\"transactionTimestamp\":\"2026-02-30T00:00:00Z\"}"
            })
    void refusesARowThatLacksSomething(String json) {
        assertThatThrownBy(() -> assertThat(map(json)).isNull())
                .isInstanceOf(MalformedAnswerException.class);
    }

    @Test
    void refusesAnIdentifierThatIsTooLong() {
        String json = row("\"amount\":1").replace("\"t\"", "\"" + "t".repeat(256) + "\"");

        assertThatThrownBy(() -> assertThat(map(json)).isNull())
                .isInstanceOf(MalformedAnswerException.class);
    }

    private static String row(String members) {
        return """
        {"transactionId":"t","transactionTimestamp":"2026-01-31T12:00:00Z",%s}
        """
                .formatted(members);
    }

    @ParameterizedTest
    @CsvSource({
        "transactionType, NEW_IN_FDX_9, transaction type",
        "debitCreditMemo, NEITHER,      direction",
        "status,          MAYBE,        transaction status",
        "securityType,    WARRANT,      asset type"
    })
    void countsWordsThatItDoesNotKnow(String member, String word, String field) {
        map(row("\"amount\":1,\"symbol\":\"A\",\"" + member + "\":\"" + word + "\""));

        assertThat(unknown.of(field)).isEqualTo(1);
        assertThat(unknown.total()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POSDEBIT", "PAYOFF", "CLOSURE", "CONTRIBUTION"})
    void countsNoWordOfTheStandard(String type) {
        map(row("\"amount\":1,\"transactionType\":\"" + type + "\""));

        assertThat(unknown.total()).isZero();
    }

    private NormalizedTransaction map(String json) {
        Fields row = Fields.read(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        return mapping.map(row, ACCOUNT);
    }
}
