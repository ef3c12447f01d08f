package com.dashtam.provider.infrastructure.fdx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.provider.fixture.CountedValues;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountMappingTest {

    private final CountedValues unknown = new CountedValues();
    private final AccountMapping mapping = new AccountMapping(unknown.values());

    @ParameterizedTest
    @CsvSource({
        "CHECKING,       DEPOSIT_ACCOUNT,    CHECKING",
        "SAVINGS,        DEPOSIT_ACCOUNT,    SAVINGS",
        "MONEYMARKET,    DEPOSIT_ACCOUNT,    MONEY_MARKET",
        "CD,             DEPOSIT_ACCOUNT,    CD",
        "CHARGE,         LOC_ACCOUNT,        CREDIT_CARD",
        "HOMELINEOFCREDIT, LOC_ACCOUNT,      LINE_OF_CREDIT",
        "MORTGAGE,       LOAN_ACCOUNT,       MORTGAGE",
        "ROLLOVER,       INVESTMENT_ACCOUNT, IRA",
        "ROTH,           INVESTMENT_ACCOUNT, ROTH_IRA",
        "401K,           INVESTMENT_ACCOUNT, RETIREMENT_401K",
        "403B,           INVESTMENT_ACCOUNT, RETIREMENT_403B",
        "NEW_IN_FDX_9,   INVESTMENT_ACCOUNT, BROKERAGE",
        "NEW_IN_FDX_9,   LOAN_ACCOUNT,       LOAN",
        "NEW_IN_FDX_9,   LOC_ACCOUNT,        LINE_OF_CREDIT",
        "NEW_IN_FDX_9,   COMMERCIAL_ACCOUNT, OTHER"
    })
    void findsTheType(String type, String category, AccountType expected) {
        NormalizedAccount account =
                map(
                        """
                        {"accountId":"a","accountType":"%s","accountCategory":"%s",
                         "currentBalance":1,"currency":{"currencyCode":"USD"}}
                        """
                                .formatted(type, category));

        assertThat(account.type()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "LOAN_ACCOUNT,       '',        -250000.01",
        "LOC_ACCOUNT,        '',        -250000.01",
        "DEPOSIT_ACCOUNT,    '',        250000.01",
        "LOC_ACCOUNT,        ASSET,     250000.01",
        "DEPOSIT_ACCOUNT,    LIABILITY, -250000.01"
    })
    void tellsWhatIsOwedAsNegative(String category, String balanceType, String expected) {
        NormalizedAccount account =
                map(
                        """
                        {"accountId":"a","accountCategory":"%s","balanceType":"%s",
                         "principalBalance":250000.01,"currency":{"currencyCode":"USD"}}
                        """
                                .formatted(category, balanceType));

        assertThat(account.balance()).isEqualByComparingTo(expected);
    }

    @Test
    void keepsAmountsToTheDigit() {
        NormalizedAccount account =
                map(
                        """
                        {"accountId":"a","currentValue":"9007199254740993.07",
                         "availableCashBalance":0.1000,"currency":{"currencyCode":"EUR"}}
                        """);

        assertThat(account.balance()).isEqualByComparingTo("9007199254740993.07");
        assertThat(account.availableBalance().orElseThrow()).isEqualByComparingTo("0.1");
    }

    @Test
    void namesAnAccountThatHasNoName() {
        String rest = "\"currentBalance\":1,\"currency\":{\"currencyCode\":\"USD\"}";

        assertThat(map("{\"accountId\":\"a\",\"accountNumberDisplay\":\"x-12345\"," + rest + "}"))
                .satisfies(account -> {
                    assertThat(account.name()).isEqualTo("Account ****2345");
                    assertThat(account.numberMasked()).isEqualTo("****2345");
                });
        assertThat(map("{\"accountId\":\"a\",\"productName\":\"Gold\"," + rest + "}").name())
                .isEqualTo("Gold");
        String longName = "n".repeat(300);
        assertThat(
                        map("{\"accountId\":\"a\",\"nickname\":\"" + longName + "\"," + rest + "}")
                                .name())
                .hasSize(100);
    }

    @Test
    void tellsAClosedAccount() {
        String open =
                "{\"accountId\":\"a\",\"status\":\"OPEN\",\"currentBalance\":1,\"currency\":{\"currencyCode\":\"USD\"}}";

        assertThat(map(open).active()).isTrue();
        assertThat(map(open.replace("OPEN", "CLOSED")).active()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"currentBalance\":1,\"currency\":{\"currencyCode\":\"USD\"}}",
                "{\"accountId\":\"  \",\"currentBalance\":1,\"currency\":{\"currencyCode\":\"USD\"}}",
                "{\"accountId\":[],\"currentBalance\":1,\"currency\":{\"currencyCode\":\"USD\"}}",
                "{\"accountId\":\"a\",\"currency\":{\"currencyCode\":\"USD\"}}",
                "{\"accountId\":\"a\",\"currentBalance\":\"much\",\"currency\":{\"currencyCode\":\"USD\"}}",
                "{\"accountId\":\"a\",\"currentBalance\":1e999999,\"currency\":{\"currencyCode\":\"USD\"}}",
                "{\"accountId\":\"a\",\"currentBalance\":1}",
                "{\"accountId\":\"a\",\"currentBalance\":1,\"currency\":\"USD\"}",
                "{\"accountId\":\"a\",\"currentBalance\":1,\"currency\":{\"currencyCode\":\"dollars\"}}"
            })
    void refusesAnAccountThatLacksSomething(String json) {
        assertThatThrownBy(() -> assertThat(map(json)).isNull())
                .isInstanceOf(MalformedAnswerException.class);
    }

    @Test
    void refusesAnIdentifierThatIsTooLong() {
        String id = "a".repeat(256);

        assertThatThrownBy(() ->
                        assertThat(AccountMapping.idOf(fields("{\"accountId\":\"" + id + "\"}")))
                                .isEmpty())
                .isInstanceOf(MalformedAnswerException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "NEW_IN_FDX_9, DEPOSIT_ACCOUNT, OPEN,         account type",
        "ESCROW,       NEW_IN_FDX_9,    OPEN,         account category",
        "CHECKING,     DEPOSIT_ACCOUNT, NEW_IN_FDX_9, account status"
    })
    void countsWordsThatItDoesNotKnow(String type, String category, String status, String field) {
        NormalizedAccount account = map(of(type, category, status));

        assertThat(account.active()).isTrue();
        assertThat(unknown.of(field)).isEqualTo(1);
        assertThat(unknown.total()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "ESCROW,           DEPOSIT_ACCOUNT,    OPEN",
        "STUDENTLOAN,      LOAN_ACCOUNT,       DELINQUENT",
        "BROKERAGEPRODUCT, INVESTMENT_ACCOUNT, RESTRICTED",
        "COMMERCIALLOAN,   COMMERCIAL_ACCOUNT, CLOSED"
    })
    void countsNoWordOfTheStandard(String type, String category, String status) {
        map(of(type, category, status));

        assertThat(unknown.total()).isZero();
    }

    private static String of(String type, String category, String status) {
        return """
        {"accountId":"a","accountType":"%s","accountCategory":"%s","status":"%s",
         "currentBalance":1,"currency":{"currencyCode":"USD"}}
        """
                .formatted(type, category, status);
    }

    private NormalizedAccount map(String json) {
        return mapping.map(fields(json));
    }

    private static Fields fields(String json) {
        return Fields.read(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
