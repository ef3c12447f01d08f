package com.dashtam.provider.infrastructure.alpaca;

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

class PositionMappingTest {

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

    private final CountedValues unknown = new CountedValues();
    private final PositionMapping mapping = new PositionMapping(unknown.values());

    @Test
    void keepsEveryDigit() {
        NormalizedHolding held =
                map("""
                {"asset_id":"904837e3","symbol":"AAPL","asset_class":"us_equity","side":"long",
                 "qty":"5.000000001","avg_entry_price":"100.0","market_value":"600.00000012",
                 "cost_basis":"500.0000001","current_price":"120.0","unrealized_pl":"100"}\
                """)
                        .orElseThrow();

        assertThat(held)
                .isEqualTo(
                        new NormalizedHolding(
                                "PA1",
                                "904837e3",
                                Optional.of("AAPL"),
                                "AAPL",
                                AssetType.EQUITY,
                                new BigDecimal("5.000000001"),
                                new Currency("USD"),
                                Optional.of(new BigDecimal("600.00000012")),
                                Optional.of(new BigDecimal("500.0000001")),
                                Optional.of(new BigDecimal("100.0")),
                                Optional.of(new BigDecimal("120.0"))));
    }

    @ParameterizedTest
    @CsvSource({"3, 30", "-3, -30"})
    void countsAShortPositionNegativeWhateverItsSign(String quantity, String value) {
        NormalizedHolding held =
                map("""
                {"symbol":"TSLA","side":"short","qty":"%s","market_value":"%s"}\
                """
                                .formatted(quantity, value))
                        .orElseThrow();

        assertThat(held.quantity()).isEqualByComparingTo("-3");
        assertThat(held.marketValue().orElseThrow()).isEqualByComparingTo("-30");
        assertThat(held.providerHoldingId()).isEqualTo("alpaca_TSLA");
    }

    @Test
    void takesTheSignWhereThereIsNoSide() {
        NormalizedHolding held =
                map("{\"symbol\":\"TSLA\",\"qty\":\"-3\",\"market_value\":\"-30\"}").orElseThrow();

        assertThat(held.quantity()).isEqualByComparingTo("-3");
        assertThat(held.marketValue().orElseThrow()).isEqualByComparingTo("-30");
    }

    @ParameterizedTest
    @CsvSource({
        "us_equity, EQUITY",
        "us_option, OPTION",
        "crypto, CRYPTOCURRENCY",
        "moon_rock, OTHER"
    })
    void keepsEveryClassOfAsset(String told, AssetType type) {
        assertThat(map("{\"symbol\":\"A\",\"qty\":\"1\",\"asset_class\":\"" + told + "\"}"))
                .map(NormalizedHolding::assetType)
                .contains(type);
    }

    @Test
    void leavesOutWhatIsNotHeldAnyMore() {
        assertThat(map("{\"symbol\":\"A\",\"qty\":\"0\"}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"qty\":\"1\"}",
                "{\"symbol\":\"A\"}",
                "{\"symbol\":\"A\",\"qty\":\"a few\"}"
            })
    void refusesAPositionThatCannotBeUnderstood(String json) {
        assertThatExceptionOfType(MalformedAnswerException.class).isThrownBy(() -> map(json));
    }

    @ParameterizedTest
    @CsvSource({
        "moon_rock, long,    asset type,    1",
        "us_equity, straddle, position side, 1",
        "crypto,    short,   asset type,    0",
    })
    void countsWordsThatItDoesNotKnow(String type, String side, String field, int expected) {
        map(
                """
                {"asset_id":"a","symbol":"S","asset_class":"%s","side":"%s","qty":"1"}\
                """
                        .formatted(type, side));

        assertThat(unknown.of(field)).isEqualTo(expected);
        assertThat(unknown.total()).isEqualTo(expected);
    }

    private Optional<NormalizedHolding> map(String json) {
        return mapping.map(Fields.read(json.getBytes(UTF_8)).orElseThrow(), ACCOUNT);
    }
}
