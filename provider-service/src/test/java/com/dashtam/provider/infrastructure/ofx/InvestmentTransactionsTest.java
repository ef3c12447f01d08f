package com.dashtam.provider.infrastructure.ofx;

import static com.dashtam.provider.fixture.InvestmentFiles.statement;
import static com.dashtam.provider.fixture.InvestmentFiles.trade;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.NormalizedTransaction.SecurityDetails;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.provider.fixture.ReadFile;
import com.dashtam.provider.fixture.ReadFile.Part;
import com.dashtam.provider.fixture.StatementFiles;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvestmentTransactionsTest {

    private static final String ACME = "900000001";
    private static final String FUND = "900000002";

    private final OfxStatements format = new OfxStatements();

    @Test
    void readsABuyWithItsSecurity() {
        NormalizedTransaction buy =
                row(
                        trade(
                                "BUYSTOCK",
                                "INVBUY",
                                "b1",
                                ACME,
                                "<UNITS>+00010.50000<UNITPRICE>25.4999<COMMISSION>7.95<TOTAL>-275.69895"));

        assertThat(buy.providerTransactionId()).isEqualTo("b1");
        assertThat(buy.subtype()).isEqualTo(TransactionSubtype.BUY);
        assertThat(buy.amount()).isEqualTo(new BigDecimal("-275.69895"));
        assertThat(buy.date()).isEqualTo(LocalDate.of(2026, 1, 5));
        assertThat(buy.settlementDate()).contains(LocalDate.of(2026, 1, 7));
        assertThat(buy.description()).isEqualTo("Buy Acme & Sons Inc");
        assertThat(buy.security())
                .contains(
                        new SecurityDetails(
                                Optional.of("ACME"),
                                Optional.of("Acme & Sons Inc"),
                                Optional.of(AssetType.EQUITY),
                                Optional.of(new BigDecimal("10.50000")),
                                Optional.of(new BigDecimal("25.4999")),
                                Optional.of(new BigDecimal("7.95"))));
    }

    @ParameterizedTest
    @CsvSource({
        "BUYSTOCK, INVBUY, <UNITS>1<TOTAL>-5<BUYTYPE>BUYTOCOVER, BUY_TO_COVER, -5",
        "BUYMF, INVBUY, <UNITS>1<TOTAL>-5, BUY, -5",
        "BUYMF, INVBUY, <UNITS>1<TOTAL>5, BUY, -5",
        "BUYMF, INVBUY, <UNITS>-1<TOTAL>5, BUY, 5",
        "BUYDEBT, INVBUY, <UNITS>1<TOTAL>-5<ACCRDINT>1, BUY, -5",
        "BUYOPT, INVBUY, <UNITS>1<TOTAL>-5<OPTBUYTYPE>BUYTOCLOSE, BUY_TO_COVER, -5",
        "BUYOTHER, INVBUY, <UNITS>1<TOTAL>-5, BUY, -5",
        "SELLSTOCK, INVSELL, <UNITS>-1<TOTAL>5<SELLTYPE>SELL, SELL, 5",
        "SELLSTOCK, INVSELL, <UNITS>-1<TOTAL>5<SELLTYPE>SELLSHORT, SHORT_SELL, 5",
        "SELLMF, INVSELL, <UNITS>-1<TOTAL>-0.05, SELL, -0.05",
        "SELLDEBT, INVSELL, <UNITS>-1<TOTAL>5<SELLREASON>CALL, SELL, 5",
        "SELLOPT, INVSELL, <UNITS>-1<TOTAL>5<OPTSELLTYPE>SELLTOOPEN, SHORT_SELL, 5",
        "SELLOTHER, INVSELL, <UNITS>-1<TOTAL>5, SELL, 5",
        "INCOME, '', <INCOMETYPE>DIV<TOTAL>5, DIVIDEND, 5",
        "INCOME, '', <INCOMETYPE>INTEREST<TOTAL>5, INTEREST, 5",
        "INCOME, '', <INCOMETYPE>CGLONG<TOTAL>5, CAPITAL_GAIN, 5",
        "INCOME, '', <INCOMETYPE>CGSHORT<TOTAL>5, CAPITAL_GAIN, 5",
        "INCOME, '', <INCOMETYPE>MISC<TOTAL>-5, DISTRIBUTION, -5",
        "RETOFCAP, '', <TOTAL>5, DISTRIBUTION, 5",
        "MARGININTEREST, '', <TOTAL>-5, MARGIN_INTEREST, -5",
        "INVEXPENSE, '', <TOTAL>-5, OTHER_FEE, -5",
        "JRNLFUND, '', <SUBACCTTO>CASH<SUBACCTFROM>MARGIN<TOTAL>5, JOURNAL, 5",
        "JRNLSEC, '', <SUBACCTTO>CASH<SUBACCTFROM>MARGIN<UNITS>5, JOURNAL, 0",
        "TRANSFER, '', <UNITS>5<TFERACTION>IN<POSTYPE>LONG, TRANSFER_IN, 0",
        "TRANSFER, '', <UNITS>5<TFERACTION>OUT<POSTYPE>LONG, TRANSFER_OUT, 0",
        "CLOSUREOPT, '', <OPTACTION>EXERCISE<UNITS>1<SHPERCTRCT>100, EXERCISE, 0",
        "CLOSUREOPT, '', <OPTACTION>ASSIGN<UNITS>1<SHPERCTRCT>100, ASSIGNMENT, 0",
        "CLOSUREOPT, '', <OPTACTION>EXPIRE<UNITS>1<SHPERCTRCT>100, EXPIRATION, 0",
        "SPLIT, '', <OLDUNITS>10<NEWUNITS>30<FRACCASH>1.5, ADJUSTMENT, 1.5",
        "SOMETHINGNEW, '', <TOTAL>5, UNKNOWN, 5"
    })
    void findsTheSubtypeAndTheAmount(
            String kind,
            String group,
            String elements,
            TransactionSubtype subtype,
            BigDecimal amount) {
        NormalizedTransaction row = row(trade(kind, group, "t1", ACME, elements));

        assertThat(row.subtype()).isEqualTo(subtype);
        assertThat(row.amount()).isEqualTo(amount);
        assertThat(row.security()).isPresent();
    }

    @Test
    void makesTwoOfAnIncomeThatWasReinvestedSinceTheCashStaysWhatItWas() {
        List<NormalizedTransaction> rows =
                only(statement(
                                trade(
                                        "REINVEST",
                                        "",
                                        "r1",
                                        FUND,
                                        "<INCOMETYPE>DIV<TOTAL>-12.34<UNITS>0.617<UNITPRICE>20"),
                                ""))
                        .transactions();

        assertThat(rows)
                .extracting(NormalizedTransaction::providerTransactionId)
                .containsExactly("r1-income", "r1");
        assertThat(rows)
                .extracting(NormalizedTransaction::subtype)
                .containsExactly(TransactionSubtype.DIVIDEND, TransactionSubtype.BUY);
        assertThat(rows)
                .extracting(NormalizedTransaction::amount)
                .containsExactly(new BigDecimal("12.34"), new BigDecimal("-12.34"));
        assertThat(rows.getFirst().security().orElseThrow().quantity()).isEmpty();
        assertThat(rows.getLast().security().orElseThrow().quantity())
                .contains(new BigDecimal("0.617"));
    }

    @Test
    void readsWhatASplitBrought() {
        assertThat(
                        row(trade("SPLIT", "", "s1", ACME, "<OLDUNITS>10<NEWUNITS>30"))
                                .security()
                                .orElseThrow()
                                .quantity())
                .contains(new BigDecimal("20"));
    }

    @Test
    void readsMoneyThatCameFromOrWentToABank() {
        String row =
                "<INVBANKTRAN>"
                        + StatementFiles.row("CREDIT", "20260103", "50.00", "c1", "ACH deposit")
                        + "<SUBACCTFUND>CASH</INVBANKTRAN>";

        NormalizedTransaction deposit = row(row);

        assertThat(deposit.subtype()).isEqualTo(TransactionSubtype.DEPOSIT);
        assertThat(deposit.amount()).isEqualTo("50.00");
        assertThat(deposit.description()).isEqualTo("ACH deposit");
        assertThat(deposit.security()).isEmpty();
    }

    @Test
    void saysWhatTheBrokerSaysOfATrade() {
        String row =
                trade("SELLMF", "INVSELL", "s1", FUND, "<UNITS>-1<TOTAL>5")
                        .replace("</INVTRAN>", "<MEMO>YOU SOLD</INVTRAN>");

        assertThat(row(row).description()).isEqualTo("YOU SOLD Meadow Index Fund");
    }

    @Test
    void readsATradeInAnotherCurrency() {
        String row =
                trade(
                        "BUYOTHER",
                        "INVBUY",
                        "b1",
                        ACME,
                        "<UNITS>1<TOTAL>-5<CURRENCY><CURRATE>1.1<CURSYM>EUR</CURRENCY>");

        assertThat(row(row).currency().code()).isEqualTo("EUR");
    }

    @Test
    void namesASecurityThatIsNotListedByItsIdentifier() {
        assertThat(
                        row(trade("BUYSTOCK", "INVBUY", "b1", "911111111", "<UNITS>1<TOTAL>-5"))
                                .security())
                .hasValueSatisfying(security -> {
                    assertThat(security.symbol()).isEmpty();
                    assertThat(security.name()).contains("911111111");
                    assertThat(security.assetType()).contains(AssetType.EQUITY);
                });
    }

    @Test
    void countsTradesThatLackWhatTheyNeed() {
        String broken =
                trade("BUYSTOCK", "INVBUY", "b1", ACME, "<UNITS>1")
                        + trade("INCOME", "", "d1", ACME, "<INCOMETYPE>DIV<TOTAL>1,2,3")
                        + trade("REINVEST", "", "x".repeat(250), FUND, "<TOTAL>-5")
                        + "<SELLMF><INVSELL><INVTRAN><FITID>s1</INVTRAN><TOTAL>5</INVSELL></SELLMF>"
                        + "<INVBANKTRAN><SUBACCTFUND>CASH</INVBANKTRAN>";
        String sound = trade("INCOME", "", "d2", ACME, "<INCOMETYPE>DIV<TOTAL>5");

        Part part = only(statement(broken + sound, ""));

        assertThat(part.unreadable()).isEqualTo(5);
        assertThat(part.transactions())
                .extracting(NormalizedTransaction::providerTransactionId)
                .containsExactly("d2");
    }

    private Part only(byte[] file) {
        return ReadFile.of(format, file)
                .fold(
                        ReadFile::only,
                        failure -> {
                            throw new AssertionError(failure);
                        });
    }

    private NormalizedTransaction row(String row) {
        List<NormalizedTransaction> rows = only(statement(row, "")).transactions();
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }
}
