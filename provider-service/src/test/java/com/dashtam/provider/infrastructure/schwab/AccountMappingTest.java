package com.dashtam.provider.infrastructure.schwab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.provider.fixture.CountedValues;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountMappingTest {

    private static final String ACCOUNT =
            """
            {"securitiesAccount":{"type":"%s","accountNumber":"12345678",%s},"aggregatedBalance":%s}
            """;

    private final CountedValues unknown = new CountedValues();
    private final AccountMapping mapping =
            new AccountMapping(number -> "id of " + number, unknown.values());

    @Test
    void readsAnAccountWithMargin() {
        NormalizedAccount account =
                map(
                        "MARGIN",
                        "\"currentBalances\":{\"equity\":1000.10,\"availableFunds\":0},"
                                + "\"initialBalances\":{\"liquidationValue\":999}",
                        "{}");

        assertThat(account.providerAccountId()).isEqualTo("id of 12345678");
        assertThat(account.numberMasked()).isEqualTo("****5678");
        assertThat(account.name()).isEqualTo("Schwab ****5678");
        assertThat(account.type()).isEqualTo(AccountType.BROKERAGE);
        assertThat(account.currency().code()).isEqualTo("USD");
        assertThat(account.balance()).isEqualTo(new BigDecimal("1000.10"));
        assertThat(account.availableBalance()).contains(BigDecimal.ZERO);
        assertThat(account.active()).isTrue();
    }

    @Test
    void keepsNoMorePlacesOfABinaryFractionThanTheLedgerDoes() {
        NormalizedAccount account =
                map(
                        "CASH",
                        "\"currentBalances\":{\"liquidationValue\":1000.1000000000001,"
                                + "\"cashAvailableForTrading\":3.637978807091713E-12}",
                        "{}");

        assertThat(account.balance()).isEqualTo(new BigDecimal("1000.1000000000001"));
        assertThat(account.availableBalance()).contains(new BigDecimal("0.000000000003637979"));
    }

    @Test
    void takesWhatIsNextToNothingForNothing() {
        NormalizedAccount account =
                map(
                        "CASH",
                        "\"currentBalances\":{\"liquidationValue\":4.9E-324,"
                                + "\"cashAvailableForTrading\":-1E-2147483647}",
                        "{}");

        assertThat(account.balance()).isEqualByComparingTo("0");
        assertThat(account.availableBalance().orElseThrow()).isEqualByComparingTo("0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"currentBalances\":{\"liquidationValue\":5,\"equity\":4,\"totalCash\":3}' | {} | 5",
                "'\"currentBalances\":{\"totalCash\":3}' | {\"currentLiquidationValue\":7} | 7",
                "'\"currentBalances\":{\"totalCash\":3},\"positions\":[{\"marketValue\":4.5},{\"marketValue\":-1}]' | {} | 6.5",
                "'\"currentBalances\":{},\"initialBalances\":{\"liquidationValue\":8,\"accountValue\":9}' | {} | 8",
                "'\"initialBalances\":{\"accountValue\":9}' | {} | 9",
            })
    void findsWhatTheAccountIsWorth(String balances, String aggregated, BigDecimal worth) {
        assertThat(map("CASH", balances, aggregated).balance()).isEqualByComparingTo(worth);
    }

    @ParameterizedTest
    @CsvSource({
        "CASH, BROKERAGE",
        "TRUST, BROKERAGE",
        "ROLLOVER_IRA, IRA",
        "ROTH, ROTH_IRA",
        "401K, RETIREMENT_401K",
        "403B, RETIREMENT_403B",
        "HSA, HSA",
        "529, OTHER",
    })
    void knowsEveryKindOfAccount(String told, AccountType type) {
        assertThat(map(told, "\"currentBalances\":{\"equity\":1}", "{}").type()).isEqualTo(type);
        assertThat(unknown.of("account type")).isZero();
    }

    @Test
    void keepsAndCountsWhatItHasNoWordFor() {
        assertThat(map("MOON", "\"currentBalances\":{\"equity\":1}", "{}").type())
                .isEqualTo(AccountType.OTHER);
        assertThat(unknown.of("account type")).isEqualTo(1);
    }

    @Test
    void neverShowsTheNumberInAName() {
        assertThat(
                        map(
                                        "CASH",
                                        "\"nickname\":\"My 12345678\",\"currentBalances\":{\"equity\":1}",
                                        "{}")
                                .name())
                .isEqualTo("Schwab ****5678");
        assertThat(
                        map(
                                        "CASH",
                                        "\"nickname\":\"Mine\",\"currentBalances\":{\"equity\":1}",
                                        "{}")
                                .name())
                .isEqualTo("Mine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"securitiesAccount\":[]}",
                "{\"securitiesAccount\":{\"currentBalances\":{\"equity\":1}}}",
                "{\"securitiesAccount\":{\"accountNumber\":\"1\",\"currentBalances\":{}}}",
                "{\"securitiesAccount\":{\"accountNumber\":\"1\",\"currentBalances\":{\"totalCash\":1},\"positions\":[1]}}",
            })
    void refusesAnAccountThatCannotBeUnderstood(String json) {
        assertThatExceptionOfType(MalformedAnswerException.class)
                .isThrownBy(() -> mapping.map(Samples.json(json)));
    }

    private NormalizedAccount map(String type, String members, String aggregated) {
        return mapping.map(Samples.json(ACCOUNT.formatted(type, members, aggregated)));
    }
}
