package com.dashtam.provider.infrastructure.fdx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.money.Currency;
import com.dashtam.provider.fixture.CountedValues;
import com.dashtam.provider.infrastructure.http.Fields;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoldingMappingTest {

    private static final NormalizedAccount ACCOUNT =
            new NormalizedAccount(
                    "acc-1",
                    "****0001",
                    "Brokerage",
                    AccountType.BROKERAGE,
                    new Currency("USD"),
                    BigDecimal.TEN,
                    Optional.empty(),
                    true);

    private final CountedValues unknown = new CountedValues();
    private final HoldingMapping mapping = new HoldingMapping(unknown.values());

    @Test
    void keepsEveryDigit() {
        NormalizedHolding held =
                map(
                        """
                        {"holdingId":"h1","holdingName":"Acme Corp","holdingType":"STOCK","symbol":"ACME",
                         "positionType":"LONG","units":0.123456789,"purchasedPrice":81.0000001,
                         "currentUnitPrice":90.10,"marketValue":11.12,"surprise":[1]}\
                        """);

        assertThat(held)
                .isEqualTo(
                        new NormalizedHolding(
                                "acc-1",
                                "h1",
                                Optional.of("ACME"),
                                "Acme Corp",
                                AssetType.EQUITY,
                                new BigDecimal("0.123456789"),
                                new Currency("USD"),
                                Optional.of(new BigDecimal("11.12")),
                                Optional.of(
                                        new BigDecimal("0.123456789")
                                                .multiply(new BigDecimal("81.0000001"))),
                                Optional.of(new BigDecimal("81.0000001")),
                                Optional.of(new BigDecimal("90.10"))));
    }

    @Test
    void countsAShortPositionNegative() {
        NormalizedHolding held =
                map(
                        """
                        {"symbol":"ACME","holdingType":"STOCK","positionType":"SHORT","units":3,
                         "marketValue":30.00,"costBasis":27.00}\
                        """);

        assertThat(held.quantity()).isEqualByComparingTo("-3");
        assertThat(held.marketValue()).contains(new BigDecimal("-30.00"));
        assertThat(held.costBasis()).contains(new BigDecimal("-27.00"));
        assertThat(held.name()).isEqualTo("ACME");
    }

    @Test
    void takesCashForItsOwnUnit() {
        NormalizedHolding held =
                map(
                        """
                        {"holdingName":"Cash","holdingType":"OTHER","holdingSubType":"CASH",
                         "marketValue":12.30,"cashAccount":true,"currency":{"currencyCode":"EUR"}}\
                        """);

        assertThat(held.providerHoldingId()).isEqualTo("cash-EUR");
        assertThat(held.assetType()).isEqualTo(AssetType.CASH_EQUIVALENT);
        assertThat(held.quantity()).isEqualByComparingTo("12.30");
        assertThat(held.currency().code()).isEqualTo("EUR");
    }

    @ParameterizedTest
    @CsvSource({
        "STOCK, EQUITY",
        "MUTUALFUND, MUTUAL_FUND",
        "OPTION, OPTION",
        "BOND, FIXED_INCOME",
        "CD, FIXED_INCOME",
        "DIGITALASSET, CRYPTOCURRENCY",
        "ANNUITY, OTHER",
        "UNHEARD_OF, OTHER"
    })
    void keepsEveryTypeOfHolding(String told, AssetType type) {
        assertThat(map("{\"symbol\":\"A\",\"units\":1,\"holdingType\":\"" + told + "\"}"))
                .extracting(NormalizedHolding::assetType)
                .isEqualTo(type);
    }

    @Test
    void doesNotGuessWhatABondHasCost() {
        assertThat(
                        map(
                                """
                                {"securityIds":[7,{"id":"912828","idType":"CUSIP"}],"holdingType":"BOND",
                                 "faceValue":1000,"purchasedPrice":99.5}\
                                """))
                .satisfies(held -> {
                    assertThat(held.providerHoldingId()).isEqualTo("912828");
                    assertThat(held.quantity()).isEqualByComparingTo("1000");
                    assertThat(held.costBasis()).isEmpty();
                    assertThat(held.marketValue()).isEmpty();
                });
    }

    @Test
    void leavesOutWhatIsNotHeldAnyMore() {
        assertThat(mapped("{\"symbol\":\"A\",\"units\":0}")).isEmpty();
        assertThat(mapped("{\"cashAccount\":true,\"marketValue\":0.00}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"units\":1}",
                "{\"symbol\":\"A\"}",
                "{\"symbol\":\"A\",\"units\":\"many\"}",
                "{\"cashAccount\":true}"
            })
    void refusesAHoldingThatCannotBeUnderstood(String json) {
        assertThatExceptionOfType(MalformedAnswerException.class).isThrownBy(() -> mapped(json));
    }

    @ParameterizedTest
    @CsvSource({
        "WARRANT, LONG,   asset type,    1",
        "STOCK,   HEDGED, position type, 1",
        "ANNUITY, SHORT,  asset type,    0"
    })
    void countsWordsThatItDoesNotKnow(String type, String position, String field, int expected) {
        map(
                """
                {"symbol":"ACME","holdingType":"%s","positionType":"%s","units":3}\
                """
                        .formatted(type, position));

        assertThat(unknown.of(field)).isEqualTo(expected);
        assertThat(unknown.total()).isEqualTo(expected);
    }

    private NormalizedHolding map(String json) {
        return mapped(json).orElseThrow();
    }

    private Optional<NormalizedHolding> mapped(String json) {
        return mapping.map(Fields.read(json.getBytes(UTF_8)).orElseThrow(), ACCOUNT);
    }
}
