package com.dashtam.provider.infrastructure.plaid;

import static com.dashtam.provider.infrastructure.plaid.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.provider.infrastructure.http.MalformedAnswerException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvestmentMappingTest {

    private static final String SECURITY =
            """
            {"security_id":"sec","ticker_symbol":"XMPL","name":"Example Inc","type":"equity",
             "is_cash_equivalent":false,"cusip":"123456789"}
            """;

    private final Samples.Counted unknown = new Samples.Counted();
    private final InvestmentMapping transactions = new InvestmentMapping(unknown.values);
    private final HoldingMapping holdings = new HoldingMapping(unknown.values);

    @Test
    void readsATrade() {
        NormalizedTransaction row =
                row("buy", "buy", "\"amount\":271.95,\"quantity\":2.5,\"price\":108,\"fees\":1.95");

        assertThat(row.providerTransactionId()).isEqualTo("i-1");
        assertThat(row.subtype()).isEqualTo(TransactionSubtype.BUY);
        assertThat(row.status()).isEqualTo(TransactionStatus.SETTLED);
        assertThat(row.amount()).isEqualTo(new BigDecimal("-271.95"));
        var security = row.security().orElseThrow();
        assertThat(security.symbol()).contains("XMPL");
        assertThat(security.assetType()).contains(AssetType.EQUITY);
        assertThat(security.quantity()).contains(new BigDecimal("2.5"));
        assertThat(security.unitPrice()).contains(new BigDecimal("108"));
        assertThat(security.commission()).contains(new BigDecimal("1.95"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "buy|dividend reinvestment|5|1|BUY",
                "buy|buy to cover|5|1|BUY_TO_COVER",
                "sell|sell|-5|-1|SELL",
                "sell|sell short|-5|-1|SHORT_SELL",
                "sell|exercise|0|-1|EXERCISE",
                "transfer|assignment|0|1|ASSIGNMENT",
                "transfer|expire|0|-1|EXPIRATION",
                "cash|contribution|-5|0|DEPOSIT",
                "cash|withdrawal|5|0|WITHDRAWAL",
                "cash|dividend|-5|0|DIVIDEND",
                "cash|qualified dividend|-5|0|DIVIDEND",
                "cash|interest|-5|0|INTEREST",
                "cash|interest|5|0|MARGIN_INTEREST",
                "cash|long-term capital gain|-5|0|CAPITAL_GAIN",
                "cash|return of principal|-5|0|DISTRIBUTION",
                "fee|management fee|5|0|ACCOUNT_FEE",
                "fee|margin expense|5|0|MARGIN_INTEREST",
                "fee|non-resident tax|5|0|OTHER_FEE",
                "transfer|transfer|0|3|TRANSFER_IN",
                "transfer|transfer|0|-3|TRANSFER_OUT",
                "transfer|send|-5|0|TRANSFER_IN",
                "buy|rebalance|5|1|BUY",
                "sell|trade|-5|-1|SELL",
                "transfer|split|0|3|ADJUSTMENT",
                "cancel|rebalance|0|0|ADJUSTMENT",
            })
    void knowsTheKinds(
            String type, String subtype, String amount, String quantity, TransactionSubtype kind) {
        assertThat(
                        row(type, subtype, "\"amount\":" + amount + ",\"quantity\":" + quantity)
                                .subtype())
                .isEqualTo(kind);
        assertThat(unknown.of("investment subtype") + unknown.of("investment type")).isZero();
    }

    @Test
    void knowsThatSomeMoneyIsOnItsWay() {
        assertThat(row("cash", "pending credit", "\"amount\":-5,\"quantity\":0").status())
                .isEqualTo(TransactionStatus.PENDING);
        assertThat(row("cash", "pending debit", "\"amount\":5,\"quantity\":0").subtype())
                .isEqualTo(TransactionSubtype.WITHDRAWAL);
    }

    @ParameterizedTest
    @CsvSource({
        "buy,      5,  BUY",
        "sell,     -5, SELL",
        "cash,     -5, DEPOSIT",
        "cash,     5,  WITHDRAWAL",
        "fee,      5,  OTHER_FEE",
        "transfer, 5,  TRANSFER_OUT",
        "magic,    5,  UNKNOWN",
    })
    void keepsAndCountsWhatItHasNoWordFor(String type, String amount, TransactionSubtype kind) {
        assertThat(row(type, "barter", "\"amount\":" + amount + ",\"quantity\":0").subtype())
                .isEqualTo(kind);
        assertThat(unknown.of("investment subtype")).isEqualTo(1);
        assertThat(unknown.of("investment type"))
                .isEqualTo(kind == TransactionSubtype.UNKNOWN ? 1 : 0);
    }

    @Test
    void leavesOutRowsOfOtherAccounts() {
        String answer =
                """
                {"securities":[],"investment_transactions":[
                  {"account_id":"another","investment_transaction_id":"i-2","amount":1,"date":"2026-01-02"}]}
                """;

        assertThat(transactions.map(json(answer), Samples.account(AccountType.BROKERAGE)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"securities\":[]}",
                "{\"investment_transactions\":[]}",
                "{\"securities\":[],\"investment_transactions\":[7]}",
                "{\"securities\":[],\"investment_transactions\":[{\"account_id\":\"acc\"}]}",
            })
    void refusesAnAnswerThatCannotBeKnown(String answer) {
        var account = Samples.account(AccountType.BROKERAGE);

        assertThatThrownBy(() -> transactions.map(json(answer), account))
                .isInstanceOf(MalformedAnswerException.class);
    }

    @Test
    void readsAHolding() {
        NormalizedHolding holding =
                held(
                                "\"quantity\":3.25,\"institution_price\":10.1,"
                                        + "\"institution_value\":32.825,\"cost_basis\":30",
                                SECURITY)
                        .getFirst();

        assertThat(holding.providerHoldingId()).isEqualTo("sec");
        assertThat(holding.symbol()).contains("XMPL");
        assertThat(holding.name()).isEqualTo("Example Inc");
        assertThat(holding.assetType()).isEqualTo(AssetType.EQUITY);
        assertThat(holding.quantity()).isEqualTo(new BigDecimal("3.25"));
        assertThat(holding.marketValue()).contains(new BigDecimal("32.825"));
        assertThat(holding.costBasis()).contains(new BigDecimal("30"));
        assertThat(holding.currentPrice()).contains(new BigDecimal("10.1"));
        assertThat(holding.averagePrice()).isEmpty();
    }

    @Test
    void keepsAShortPositionNegativeHoweverItsValueIsTold() {
        for (String value : List.of("-30", "30")) {
            NormalizedHolding holding =
                    held(
                                    "\"quantity\":-3,\"institution_price\":10,\"institution_value\":"
                                            + value
                                            + ",\"cost_basis\":29",
                                    SECURITY)
                            .getFirst();

            assertThat(holding.marketValue().orElseThrow()).isEqualByComparingTo("-30");
            assertThat(holding.costBasis().orElseThrow()).isEqualByComparingTo("-29");
        }
    }

    @Test
    void passesOverWhatIsHeldNoMore() {
        assertThat(held("\"quantity\":0,\"institution_value\":0", SECURITY)).isEmpty();
    }

    @Test
    void keepsAHoldingOfASecurityThatIsNotTold() {
        NormalizedHolding holding = held("\"quantity\":1", "").getFirst();

        assertThat(holding.assetType()).isEqualTo(AssetType.OTHER);
        assertThat(holding.symbol()).isEmpty();
        assertThat(holding.marketValue()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cash,           CASH_EQUIVALENT, 0",
        "cryptocurrency, CRYPTOCURRENCY,  0",
        "derivative,     OPTION,          0",
        "equity,         EQUITY,          0",
        "etf,            ETF,             0",
        "fixed income,   FIXED_INCOME,    0",
        "mutual fund,    MUTUAL_FUND,     0",
        "loan,           OTHER,           0",
        "other,          OTHER,           0",
        "acre,           OTHER,           1",
    })
    void knowsTheKindsOfSecurities(String type, AssetType expected, int counted) {
        String security = "{\"security_id\":\"sec\",\"name\":\"S\",\"type\":\"" + type + "\"}";

        assertThat(held("\"quantity\":1", security).getFirst().assetType()).isEqualTo(expected);
        assertThat(unknown.of("security type")).isEqualTo(counted);
    }

    private List<NormalizedHolding> held(String members, String security) {
        return holdings.map(
                json(
                        """
                        {"holdings":[{"account_id":"acc","security_id":"sec","iso_currency_code":"USD",%s},
                                     {"account_id":"another","security_id":"sec","quantity":9}],
                         "securities":[%s]}
                        """
                                .formatted(members, security)),
                Samples.account(AccountType.BROKERAGE));
    }

    private NormalizedTransaction row(String type, String subtype, String members) {
        return transactions
                .map(
                        json(
                                """
                                {"securities":[%s],"investment_transactions":[
                                  {"investment_transaction_id":"i-1","account_id":"acc","security_id":"sec",
                                   "date":"2026-01-29","name":"A row","type":"%s","subtype":"%s",
                                   "iso_currency_code":"USD",%s}]}
                                """
                                        .formatted(SECURITY, type, subtype, members)),
                        Samples.account(AccountType.BROKERAGE))
                .getFirst();
    }
}
