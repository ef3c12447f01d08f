package com.dashtam.provider.infrastructure.schwab;

import static com.dashtam.provider.infrastructure.schwab.Samples.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.provider.fixture.CountedValues;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PositionMappingTest {

    private static final String SHARES =
            """
            {"shortQuantity":0,"longQuantity":10.5,"averagePrice":101.25,"marketValue":1123.50,
             "longOpenProfitLoss":60.375,"instrument":{"assetType":"EQUITY","cusip":"000000XX1",
             "symbol":"XMPL","description":"Example Corp","netChange":-0.4}}
            """;
    private static final String OF_A_KIND =
            """
            {"longQuantity":1,"marketValue":1,"instrument":{"assetType":"%s","symbol":"S"%s}}
            """;

    private final CountedValues unknown = new CountedValues();
    private final PositionMapping mapping = new PositionMapping(new Instruments(unknown.values()));

    @Test
    void readsAPosition() {
        NormalizedHolding holding = map(SHARES).orElseThrow();

        assertThat(holding.providerAccountId()).isEqualTo(ACCOUNT.providerAccountId());
        assertThat(holding.providerHoldingId()).isEqualTo("schwab_000000XX1_XMPL");
        assertThat(holding.symbol()).contains("XMPL");
        assertThat(holding.name()).isEqualTo("Example Corp");
        assertThat(holding.assetType()).isEqualTo(AssetType.EQUITY);
        assertThat(holding.quantity()).isEqualTo(new BigDecimal("10.5"));
        assertThat(holding.marketValue()).contains(new BigDecimal("1123.50"));
        assertThat(holding.averagePrice()).contains(new BigDecimal("101.25"));
        assertThat(holding.costBasis().orElseThrow()).isEqualByComparingTo("1063.125");
    }

    @Test
    void worksOutNoMorePlacesOfTheCostThanAreKept() {
        NormalizedHolding holding =
                map("""
                {"longQuantity":10.1234,"averagePrice":0.012345678901234567,"marketValue":1,
                 "instrument":{"assetType":"EQUITY","symbol":"XMPL"}}
                """)
                        .orElseThrow();

        assertThat(holding.averagePrice()).contains(new BigDecimal("0.012345678901234567"));
        assertThat(holding.costBasis()).contains(new BigDecimal("0.124980245788758016"));
    }

    @Test
    void keepsWhatIsOwedNegative() {
        NormalizedHolding holding =
                map("""
                {"shortQuantity":4,"longQuantity":0,"averagePrice":2.5,"marketValue":-880,
                 "instrument":{"assetType":"OPTION","symbol":"XMPL  260320P00050000","optionMultiplier":100}}
                """)
                        .orElseThrow();

        assertThat(holding.quantity()).isEqualTo(new BigDecimal("-4"));
        assertThat(holding.marketValue().orElseThrow()).isEqualByComparingTo("-880");
        assertThat(holding.costBasis().orElseThrow()).isEqualByComparingTo("-1000");
        assertThat(holding.averagePrice().orElseThrow()).isEqualByComparingTo("2.5");
        assertThat(holding.providerHoldingId()).isEqualTo("schwab_OPTION_XMPL  260320P00050000");
    }

    @Test
    void takesTheGainOffWhatABondIsWorthForItsCost() {
        NormalizedHolding bond =
                map("""
                {"longQuantity":5000,"averagePrice":98.2,"marketValue":4950,"longOpenProfitLoss":40,
                 "instrument":{"assetType":"FIXED_INCOME","cusip":"912828XX1"}}
                """)
                        .orElseThrow();

        assertThat(bond.costBasis().orElseThrow()).isEqualByComparingTo("4910");
        assertThat(bond.symbol()).isEmpty();
    }

    @Test
    void passesOverWhatHasBeenClosed() {
        assertThat(map(SHARES.replace("10.5", "0"))).isEmpty();
        assertThat(map(SHARES.replace("\"shortQuantity\":0", "\"shortQuantity\":10.5"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "EQUITY, EQUITY",
        "STOCK, EQUITY",
        "ETF, ETF",
        "MUTUAL_FUND, MUTUAL_FUND",
        "COLLECTIVE_INVESTMENT, MUTUAL_FUND",
        "OPTION, OPTION",
        "FIXED_INCOME, FIXED_INCOME",
        "BOND, FIXED_INCOME",
        "CASH_EQUIVALENT, CASH_EQUIVALENT",
        "MONEY_MARKET, CASH_EQUIVALENT",
        "CURRENCY, CASH_EQUIVALENT",
        "FUTURE, FUTURES",
        "CRYPTO, CRYPTOCURRENCY",
        "INDEX, INDEX",
        "FOREX, FOREX",
        "PRODUCT, OTHER",
    })
    void knowsEveryKindOfAsset(String told, AssetType type) {
        assertThat(map(OF_A_KIND.formatted(told, "")).orElseThrow().assetType()).isEqualTo(type);
        assertThat(unknown.of("asset type")).isZero();
    }

    @Test
    void tellsFundsThatAreTradedFromOthers() {
        assertThat(
                        map(OF_A_KIND.formatted(
                                        "COLLECTIVE_INVESTMENT",
                                        ",\"type\":\"EXCHANGE_TRADED_FUND\""))
                                .orElseThrow()
                                .assetType())
                .isEqualTo(AssetType.ETF);
    }

    @Test
    void keepsAndCountsWhatItHasNoWordFor() {
        assertThat(map(OF_A_KIND.formatted("LAND", "")).orElseThrow().assetType())
                .isEqualTo(AssetType.OTHER);
        assertThat(unknown.of("asset type")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"longQuantity\":1}",
                "{\"instrument\":{\"assetType\":\"EQUITY\",\"symbol\":\"S\"}}",
                "{\"longQuantity\":1,\"instrument\":{\"assetType\":\"EQUITY\"}}",
            })
    void refusesAPositionThatCannotBeUnderstood(String json) {
        assertThatExceptionOfType(MalformedAnswerException.class).isThrownBy(() -> map(json));
    }

    private Optional<NormalizedHolding> map(String json) {
        return mapping.map(Samples.json(json), ACCOUNT);
    }
}
