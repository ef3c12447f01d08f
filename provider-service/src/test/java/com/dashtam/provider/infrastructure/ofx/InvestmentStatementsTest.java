package com.dashtam.provider.infrastructure.ofx;

import static com.dashtam.provider.fixture.InvestmentFiles.position;
import static com.dashtam.provider.fixture.InvestmentFiles.positions;
import static com.dashtam.provider.fixture.InvestmentFiles.statement;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedHolding;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.fixture.InvestmentFiles;
import com.dashtam.provider.fixture.ReadFile;
import com.dashtam.provider.fixture.ReadFile.Part;
import com.dashtam.provider.fixture.StatementFiles;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvestmentStatementsTest {

    private static final String ACME = "900000001";
    private static final String FUND = "900000002";
    private static final String CALL = "900000003";
    private static final String BOND = "900000004";
    private static final String SWEEP = "900000005";

    private final OfxStatements format = new OfxStatements();

    @Test
    void readsTheAccountOfABroker() {
        NormalizedAccount account = only(InvestmentFiles.brokerage()).account();

        assertThat(account.providerAccountId()).isEqualTo("broker.test:55-1234");
        assertThat(account.name()).isEqualTo("Brokerage ****1234");
        assertThat(account.type()).isEqualTo(AccountType.BROKERAGE);
        assertThat(account.currency().code()).isEqualTo("USD");
        assertThat(account.balance()).as("cash, 260 of shares, -90 of calls").isEqualTo("1670.25");
        assertThat(account.availableBalance()).contains(new BigDecimal("1500.25"));
    }

    @Test
    void readsPositionsLongAndShort() {
        List<NormalizedHolding> holdings = only(InvestmentFiles.brokerage()).holdings();

        assertThat(holdings)
                .containsExactly(
                        new NormalizedHolding(
                                "broker.test:55-1234",
                                "CUSIP:900000001",
                                Optional.of("ACME"),
                                "Acme & Sons Inc",
                                AssetType.EQUITY,
                                new BigDecimal("10"),
                                new com.dashtam.kernel.money.Currency("USD"),
                                Optional.of(new BigDecimal("260")),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        new NormalizedHolding(
                                "broker.test:55-1234",
                                "CUSIP:900000003:SHORT",
                                Optional.of("ACME  260130C00030000"),
                                "ACME Jan 30 Call",
                                AssetType.OPTION,
                                new BigDecimal("-2"),
                                new com.dashtam.kernel.money.Currency("USD"),
                                Optional.of(new BigDecimal("-90")),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "POSSTOCK, " + ACME + ", EQUITY",
        "POSMF, " + FUND + ", MUTUAL_FUND",
        "POSDEBT, " + BOND + ", FIXED_INCOME",
        "POSOPT, " + CALL + ", OPTION",
        "POSOTHER, " + SWEEP + ", CASH_EQUIVALENT",
        "POSOTHER, 911111111, OTHER",
        "POSMF, 911111111, MUTUAL_FUND",
        "POSSOMETHING, 911111111, OTHER"
    })
    void findsTheKindOfAHolding(String kind, String security, AssetType type) {
        String position =
                position(kind, security, "<POSTYPE>LONG<UNITS>1<UNITPRICE>2.5<MKTVAL>2.5");

        assertThat(only(statement("", positions(position))).holdings())
                .singleElement()
                .satisfies(holding -> {
                    assertThat(holding.assetType()).isEqualTo(type);
                    assertThat(holding.currentPrice()).contains(new BigDecimal("2.5"));
                });
    }

    @Test
    void tellsHoldingsOfOneSecurityApart() {
        String cash = position("POSSTOCK", ACME, "<POSTYPE>LONG<UNITS>1<MKTVAL>25");
        String margin = cash.replace("<HELDINACCT>CASH", "<HELDINACCT>MARGIN");
        String sold = cash.replace("LONG", "SHORT");

        assertThat(only(statement("", positions(cash + margin + sold + cash))).holdings())
                .extracting(NormalizedHolding::providerHoldingId)
                .containsExactly(
                        "CUSIP:" + ACME,
                        "CUSIP:" + ACME + ":MARGIN",
                        "CUSIP:" + ACME + ":SHORT",
                        "CUSIP:" + ACME + ":2");
    }

    @Test
    void leavesOutPositionsThatAreClosed() {
        String closed = position("POSSTOCK", ACME, "<POSTYPE>LONG<UNITS>+0000.000<MKTVAL>0");

        assertThat(only(statement("", positions(closed))).holdings()).isEmpty();
    }

    @Test
    void tellsNothingOfHoldingsWhenOneOfThemCannotBeRead() {
        String sound = position("POSSTOCK", ACME, "<POSTYPE>LONG<UNITS>1<MKTVAL>25");
        String broken = position("POSMF", FUND, "<POSTYPE>LONG<UNITS>many<MKTVAL>25");

        Part part = only(statement("", positions(sound + broken)));

        assertThat(part.statement().holdings()).isEmpty();
        assertThat(part.statement().leftOut())
                .containsExactly(
                        new LeftOut(
                                LeftOut.Kind.HOLDING,
                                Optional.empty(),
                                Optional.of(1),
                                Optional.of(2),
                                Optional.of("UNITS"),
                                LeftOut.Reason.NOT_A_NUMBER));
        assertThat(part.account().balance()).isEqualTo("1550.25");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<INVBAL><AVAILCASH>100</INVBAL> | 125.50",
                "<INVBAL><AVAILCASH>100<MARGINBALANCE>-40</INVBAL> | 85.50",
                "<INVBAL><AVAILCASH>-40<MARGINBALANCE>-40</INVBAL> | -14.50",
                "<INVBAL><AVAILCASH>100<MARGINBALANCE>40</INVBAL> | 125.50",
                "'' | 25.50",
                "<INVBAL><AVAILCASH>1<BALLIST><BAL><NAME>House Surplus<BALTYPE>DOLLAR<VALUE>7</BAL>"
                        + "<BAL><NAME>Net Worth<BALTYPE>DOLLAR<VALUE>26.51</BAL></BALLIST></INVBAL>"
                        + " | 26.51",
                "<INVBAL><AVAILCASH>1<BALLIST><BAL><NAME>Net Worth<BALTYPE>PERCENT<VALUE>7</BAL>"
                        + "</BALLIST></INVBAL> | 26.50",
                "<INV401KBAL><CASHBAL>1<TOTAL>26.52</INV401KBAL> | 26.52"
            })
    void findsWhatTheAccountIsWorth(String told, BigDecimal balance) {
        String position = position("POSSTOCK", ACME, "<POSTYPE>LONG<UNITS>1<MKTVAL>25.50");

        assertThat(only(statement("", positions(position), told)).account().balance())
                .isEqualTo(balance);
    }

    @Test
    void addsAPositionInAnotherCurrencyAtTheRateBesideIt() {
        String position =
                position(
                        "POSSTOCK",
                        ACME,
                        "<POSTYPE>LONG<UNITS>1<MKTVAL>10.01"
                                + "<CURRENCY><CURRATE>1.125<CURSYM>EUR</CURRENCY>");

        Part part = only(statement("", positions(position), "<INVBAL><AVAILCASH>1</INVBAL>"));

        assertThat(part.account().balance()).as("to the last digit").isEqualTo("12.26125");
        assertThat(part.holdings().getFirst().currency().code()).isEqualTo("EUR");
        assertThat(part.holdings().getFirst().marketValue()).contains(new BigDecimal("10.01"));
    }

    @Test
    void worksOutTheValueOfWhatIsPricedByThePiece() {
        String shares = position("POSSTOCK", ACME, "<POSTYPE>LONG<UNITS>3<UNITPRICE>2.25");

        assertThat(only(statement("", positions(shares))).account().balance()).isEqualTo("1507.00");
    }

    @Test
    void refusesAnAccountOfWhichNobodyCanTellTheWorth() {
        String bond = position("POSDEBT", BOND, "<POSTYPE>LONG<UNITS>1000<UNITPRICE>99.5");

        assertThat(ReadFile.of(format, statement("", positions(bond))))
                .isEqualTo(Result.err(FeedFailure.FILE_UNREADABLE));
        assertThat(ReadFile.of(format, statement("", "", "")))
                .isEqualTo(Result.err(FeedFailure.FILE_UNREADABLE));
    }

    @Test
    void readsAPlanForRetirement() {
        NormalizedAccount account =
                only(statement("", "", "<INV401KBAL><TOTAL>1000</INV401KBAL>")).account();

        assertThat(account.type()).isEqualTo(AccountType.RETIREMENT_401K);
        assertThat(account.name()).isEqualTo("401(k) ****1234");
    }

    @Test
    void readsTheSameFromXml() {
        String sgml = new String(InvestmentFiles.brokerage(), StandardCharsets.UTF_8);
        String xml =
                sgml.replace(StatementFiles.SGML_HEADER, StatementFiles.XML_HEADER)
                        .replaceAll("<([A-Z.]+)>([^<\\n]+)", "<$1>$2</$1>");

        assertThat(xml).contains("</TOTAL>", "</UNIQUEID>");
        assertThat(only(StatementFiles.bytes(xml))).isEqualTo(only(InvestmentFiles.brokerage()));
    }

    private Part only(byte[] file) {
        return ReadFile.of(format, file)
                .fold(
                        ReadFile::only,
                        failure -> {
                            throw new AssertionError(failure);
                        });
    }
}
