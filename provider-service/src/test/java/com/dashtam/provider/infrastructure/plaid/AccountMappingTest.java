package com.dashtam.provider.infrastructure.plaid;

import static com.dashtam.provider.infrastructure.plaid.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountMappingTest {

    private static final String DOLLARS =
            "\"iso_currency_code\":\"USD\",\"unofficial_currency_code\":null";

    private final Samples.Counted unknown = new Samples.Counted();
    private final AccountMapping mapping = new AccountMapping(unknown.values);

    @Test
    void readsAnAccount() {
        NormalizedAccount account =
                map("depository", "checking", "\"available\":90.05,\"current\":100.10," + DOLLARS);

        assertThat(account.providerAccountId()).isEqualTo("acc");
        assertThat(account.numberMasked()).isEqualTo("****6789");
        assertThat(account.name()).isEqualTo("Everyday");
        assertThat(account.type()).isEqualTo(AccountType.CHECKING);
        assertThat(account.currency().code()).isEqualTo("USD");
        assertThat(account.balance()).isEqualTo(new BigDecimal("100.10"));
        assertThat(account.availableBalance()).contains(new BigDecimal("90.05"));
        assertThat(account.active()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "depository|checking|CHECKING",
                "depository|cash management|CHECKING",
                "depository|prepaid|CHECKING",
                "depository|savings|SAVINGS",
                "depository|hsa|SAVINGS",
                "depository|money market|MONEY_MARKET",
                "depository|cd|CD",
                "credit|credit card|CREDIT_CARD",
                "credit|paypal|CREDIT_CARD",
                "loan|mortgage|MORTGAGE",
                "loan|home equity|LINE_OF_CREDIT",
                "loan|line of credit|LINE_OF_CREDIT",
                "loan|student|LOAN",
                "investment|brokerage|BROKERAGE",
                "investment|529|BROKERAGE",
                "investment|pension|BROKERAGE",
                "investment|401k|RETIREMENT_401K",
                "investment|403B|RETIREMENT_403B",
                "investment|sep ira|IRA",
                "investment|roth|ROTH_IRA",
                "investment|hsa|HSA",
                "brokerage|brokerage|BROKERAGE",
                "other|other|OTHER",
            })
    void knowsEveryKindOfAccount(String type, String subtype, AccountType expected) {
        assertThat(map(type, subtype, "\"current\":1," + DOLLARS).type()).isEqualTo(expected);
        assertThat(unknown.of("account type") + unknown.of("account subtype")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "moon|checking|OTHER|account type",
                "depository|under the bed|OTHER|account subtype",
                "credit|tally|CREDIT_CARD|account subtype",
                "loan|from a friend|LOAN|account subtype",
                "investment|land|BROKERAGE|account subtype",
            })
    void keepsAndCountsWhatItHasNoWordFor(
            String type, String subtype, AccountType general, String field) {
        assertThat(map(type, subtype, "\"current\":1," + DOLLARS).type()).isEqualTo(general);
        assertThat(unknown.of(field)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "credit|\"current\":410.5|-410.5",
                "credit|\"current\":-3|3",
                "credit|\"current\":null,\"available\":900,\"limit\":1000|-100",
                "loan|\"current\":65262|-65262",
                "depository|\"current\":null,\"available\":7|7",
                "investment|\"current\":320.76,\"available\":5|320.76",
            })
    void tellsWhatIsOwedFromWhatIsOwned(String type, String balances, BigDecimal balance) {
        assertThat(map(type, "other", balances + "," + DOLLARS).balance())
                .isEqualByComparingTo(balance);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"iso_currency_code\":\"EUR\"|EUR|0",
                "\"iso_currency_code\":null,\"unofficial_currency_code\":\"BTC\"|BTC|0",
                "\"iso_currency_code\":null,\"unofficial_currency_code\":\"DOGE\"|XXX|1",
                "\"iso_currency_code\":null|XXX|1",
            })
    void readsCurrenciesThatAreOfficialAndOthers(String members, String code, int counted) {
        assertThat(map("other", "other", "\"current\":1," + members).currency().code())
                .isEqualTo(code);
        assertThat(unknown.of("currency")).isEqualTo(counted);
    }

    @Test
    void namesAnAccountThatHasNoName() {
        assertThat(
                        mapping.map(
                                        json(
                                                """
                                                {"account_id":"acc","mask":null,"name":"","official_name":null,
                                                 "type":"other","subtype":null,"balances":{"current":1,%s}}
                                                """
                                                        .formatted(DOLLARS)))
                                .name())
                .isEqualTo("Account ****");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"other\",\"balances\":{\"current\":1}}",
                "{\"account_id\":\"acc\",\"type\":\"other\"}",
                "{\"account_id\":\"acc\",\"type\":\"other\",\"balances\":{}}",
                "{\"account_id\":\"acc\",\"type\":\"credit\",\"balances\":{\"available\":1}}",
            })
    void refusesAnAccountThatCannotBeKnown(String account) {
        assertThatThrownBy(() -> mapping.map(json(account)))
                .isInstanceOf(MalformedAnswerException.class);
    }

    private NormalizedAccount map(String type, String subtype, String balances) {
        return mapping.map(
                json(
                        """
                        {"account_id":"acc","mask":"6789","name":"Everyday","official_name":"Gold",
                         "type":"%s","subtype":"%s","balances":{%s}}
                        """
                                .formatted(type, subtype, balances)));
    }
}
