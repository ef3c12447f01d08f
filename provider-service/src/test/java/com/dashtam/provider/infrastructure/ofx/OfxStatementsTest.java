package com.dashtam.provider.infrastructure.ofx;

import static com.dashtam.provider.fixture.StatementFiles.SGML_HEADER;
import static com.dashtam.provider.fixture.StatementFiles.XML_HEADER;
import static com.dashtam.provider.fixture.StatementFiles.bank;
import static com.dashtam.provider.fixture.StatementFiles.bytes;
import static com.dashtam.provider.fixture.StatementFiles.card;
import static com.dashtam.provider.fixture.StatementFiles.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.AccountType;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.fixture.ReadFile;
import com.dashtam.provider.fixture.ReadFile.Part;
import com.dashtam.provider.fixture.StatementFiles;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfxStatementsTest {

    private final OfxStatements format = new OfxStatements();

    @Test
    void readsABankStatement() {
        NormalizedAccount account =
                only(ofx(bank(row("POS", "20260105", "-6.60", "a1", "Café")))).account();

        assertThat(account.providerAccountId()).isEqualTo("990011:700 0012345");
        assertThat(account.numberMasked()).isEqualTo("****2345");
        assertThat(account.name()).isEqualTo("Checking ****2345");
        assertThat(account.type()).isEqualTo(AccountType.CHECKING);
        assertThat(account.currency().code()).isEqualTo("USD");
        assertThat(account.balance()).isEqualTo("1200.50");
        assertThat(account.availableBalance()).contains(new BigDecimal("1100.25"));
        assertThat(account.active()).isTrue();
    }

    @Test
    void readsATransactionToTheDigit() {
        NormalizedTransaction row =
                onlyRow(row("POS", "20260105235959.123[-5:EST]", "-6.60", "a1", "Corner Shop"));

        assertThat(row.providerTransactionId()).isEqualTo("a1");
        assertThat(row.providerAccountId()).isEqualTo("990011:700 0012345");
        assertThat(row.amount()).isEqualTo(new BigDecimal("-6.60"));
        assertThat(row.date()).isEqualTo(LocalDate.of(2026, 1, 5));
        assertThat(row.status()).isEqualTo(TransactionStatus.SETTLED);
        assertThat(row.description()).isEqualTo("Corner Shop");
    }

    @Test
    void readsEveryStatementOfTheFile() {
        String file =
                SGML_HEADER
                        + "<OFX><BANKMSGSRSV1>"
                        + bank(row("POS", "20260105", "-1", "a1", "One"))
                        + bank("").replace("0012345", "0099999").replace("CHECKING", "SAVINGS")
                        + "</BANKMSGSRSV1><CREDITCARDMSGSRSV1>"
                        + card(row("CREDIT", "20260106", "2", "c1", "Two"))
                        + "</CREDITCARDMSGSRSV1></OFX>";

        assertThat(read(file))
                .extracting(statement -> statement.account().name())
                .containsExactly("Checking ****2345", "Savings ****9999", "Credit Card ****9876");
        assertThat(read(file))
                .extracting(statement -> statement.transactions().size())
                .containsExactly(1, 0, 1);
    }

    @Test
    void readsACardStatementInItsCurrency() {
        Part statement = only(ofx(card(row("DEBIT", "20260106", "-2.5", "c1", "Two"))));

        assertThat(statement.account().type()).isEqualTo(AccountType.CREDIT_CARD);
        assertThat(statement.account().balance()).isEqualTo("-321.09");
        assertThat(statement.account().availableBalance()).isEmpty();
        assertThat(statement.transactions().getFirst().currency().code()).isEqualTo("EUR");
    }

    @Test
    void readsXml() {
        String file =
                XML_HEADER
                        + """
                        <OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>AUD</CURDEF>
                        <BANKACCTFROM><ACCTID>42424242</ACCTID><ACCTTYPE>MONEYMRKT</ACCTTYPE></BANKACCTFROM>
                        <BANKTRANLIST><STMTTRN><TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20260107</DTPOSTED>
                        <TRNAMT>-16.85</TRNAMT><FITID>x1</FITID><NAME><![CDATA[A & B  ]]></NAME>
                        <MEMO/></STMTTRN></BANKTRANLIST>
                        <LEDGERBAL><BALAMT>5</BALAMT></LEDGERBAL>
                        </STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
                        """;

        Part statement = only(file);

        assertThat(statement.account().providerAccountId()).isEqualTo("42424242");
        assertThat(statement.account().type()).isEqualTo(AccountType.MONEY_MARKET);
        assertThat(statement.transactions().getFirst().description()).isEqualTo("A & B");
    }

    @ParameterizedTest
    @CsvSource({
        "-6.60, -6.60",
        "+1, 1",
        "'-6,60', -6.60",
        "'1,234.56', 1234.56",
        "0.0001, 0.0001",
        ".5, 0.5"
    })
    void readsAmountsAsBanksWriteThem(String written, BigDecimal amount) {
        assertThat(onlyRow(row("OTHER", "20260105", written, "a1", "x")).amount())
                .isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource({
        "CREDIT, 1, Salary, DEPOSIT",
        "DEBIT, -1, Rent, WITHDRAWAL",
        "CREDIT, 1, INTEREST PAYMENT, INTEREST",
        "INT, 1, x, INTEREST",
        "INT, -1, x, OTHER_FEE",
        "DIV, 1, x, DIVIDEND",
        "SRVCHG, -1, x, ACCOUNT_FEE",
        "FEE, -1, x, ACCOUNT_FEE",
        "XFER, 1, x, TRANSFER_IN",
        "XFER, -1, x, TRANSFER_OUT",
        "DEBIT, -1, Zelle to Jo, TRANSFER_OUT",
        "CREDIT, 1, Incoming wire 12, WIRE_IN",
        "DEBIT, -1, WIRE to Jo, WIRE_OUT",
        "DEBIT, -1, Wireless phone, WITHDRAWAL",
        "CHECK, -1, x, WITHDRAWAL",
        "ATM, 1, x, DEPOSIT",
        "PAYMENT, -1, x, WITHDRAWAL",
        "OTHER, 1, x, DEPOSIT"
    })
    void findsTheSubtype(String type, String amount, String name, TransactionSubtype subtype) {
        assertThat(onlyRow(row(type, "20260105", amount, "a1", name)).subtype()).isEqualTo(subtype);
    }

    @ParameterizedTest
    @CsvSource({
        "Shop, Card 1234, Shop - Card 1234",
        "Shop, '', Shop",
        "Shop, Shop, Shop",
        "Payment to Acme Li, Payment to Acme Limited, Payment to Acme Limited",
        "Shop, Card at Shop, Shop",
        "A   B, C, A B - C"
    })
    void joinsNameAndMemoWithoutRepeating(String name, String memo, String description) {
        String row =
                row("POS", "20260105", "-1", "a1", name)
                        .replace("</STMTTRN>", "<MEMO>" + memo + "</STMTTRN>");

        assertThat(onlyRow(row).description()).isEqualTo(description);
    }

    @Test
    void takesThePayeesNameWhereThereIsNoOther() {
        String row =
                "<STMTTRN><TRNTYPE>POS<DTPOSTED>20260105<TRNAMT>-1<FITID>a1"
                        + "<PAYEE><NAME>Acme<ADDR1>Street 1</PAYEE></STMTTRN>";

        assertThat(onlyRow(row).description()).isEqualTo("Acme");
    }

    @Test
    void doesNotTakeAnotherAccountsNumberForItsOwn() {
        String row =
                "<STMTTRN><TRNTYPE>XFER<DTPOSTED>20260105<TRNAMT>-1<FITID>a1<NAME>x"
                        + "<BANKACCTTO><BANKID>1<ACCTID>2<ACCTTYPE>SAVINGS</BANKACCTTO></STMTTRN>";

        assertThat(only(ofx(bank(row))).account().providerAccountId())
                .isEqualTo("990011:700 0012345");
    }

    @Test
    void readsAnAmountInTheCurrencyItIsIn() {
        String row =
                "<STMTTRN><TRNTYPE>POS<DTPOSTED>20260105<TRNAMT>-1<FITID>a1<NAME>x%s</STMTTRN>";

        assertThat(
                        onlyRow(row.formatted("<CURRENCY><CURRATE>1.1<CURSYM>GBP</CURRENCY>"))
                                .currency()
                                .code())
                .isEqualTo("GBP");
        assertThat(
                        onlyRow(
                                        row.formatted(
                                                "<ORIGCURRENCY><CURRATE>1.1<CURSYM>GBP</ORIGCURRENCY>"))
                                .currency()
                                .code())
                .isEqualTo("USD");
    }

    @Test
    void readsBareAmpersandsAndReferences() {
        assertThat(
                        onlyRow(row("POS", "20260105", "-1", "a1", "AT&T &amp; Co &#233; &x;"))
                                .description())
                .isEqualTo("AT&T & Co é &x;");
    }

    @Test
    void readsElementsWithoutContentOfAnyNumber() {
        var rows = new StringBuilder();
        IntStream.range(0, 20_000)
                .forEach(i ->
                        rows.append("<STMTTRN><TRNTYPE>POS<DTPOSTED>20260105<TRNAMT>-1<FITID>")
                                .append(i)
                                .append("<CHECKNUM><NAME>n<MEMO></STMTTRN>"));

        assertThat(only(ofx(bank(rows.toString()))).transactions()).hasSize(20_000);
    }

    @Test
    void readsTheEncodingThatTheFileIsInWhateverItSays() {
        String file = ofx(bank(row("POS", "20260105", "-1", "a1", "Café Ümlaut")));

        assertThat(descriptions(bytes(file, "windows-1252"))).containsExactly("Café Ümlaut");
        assertThat(descriptions(bytes(file, "UTF-8"))).containsExactly("Café Ümlaut");
        assertThat(descriptions(bytes("\uFEFF" + file, "UTF-8"))).containsExactly("Café Ümlaut");
        assertThat(descriptions(bytes(file, "UTF-16"))).containsExactly("Café Ümlaut");
        assertThat(descriptions(bytes(file.replace("1252", "8859-15"), "ISO-8859-15")))
                .containsExactly("Café Ümlaut");
        assertThat(descriptions(bytes(file.replace("1252", "no-such"), "windows-1252")))
                .containsExactly("Café Ümlaut");
    }

    @Test
    void readsLowerCaseTagsAndEndTagsOfElements() {
        String row =
                "<stmttrn><trntype>POS</trntype><dtposted>20260105</dtposted><trnamt>-1</trnamt>"
                        + "<fitid>a1</fitid><name>x</name></stmttrn>";

        assertThat(onlyRow(row).providerTransactionId()).isEqualTo("a1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "   ", "not a statement", "<html></html>", "OFXHEADER:100\n", "<OFX>"})
    void refusesWhatIsNoOfx(String file) {
        assertThat(ReadFile.of(format, bytes(file)))
                .isEqualTo(Result.err(FeedFailure.FILE_UNREADABLE));
    }

    @Test
    void refusesAFileThatBreaksOff() {
        byte[] whole = StatementFiles.checking(50);
        for (int length : new int[] {whole.length - 3, whole.length - 20, whole.length / 2}) {
            assertThat(ReadFile.of(format, java.util.Arrays.copyOf(whole, length)))
                    .as("of %d bytes the first %d", whole.length, length)
                    .isEqualTo(Result.err(FeedFailure.FILE_UNREADABLE));
        }
    }

    @Test
    void refusesXmlThatBreaksOff() {
        assertThat(ReadFile.of(format, bytes(XML_HEADER + "<OFX><BANKMSGSRSV1><STMTTRNRS>")))
                .isEqualTo(Result.err(FeedFailure.FILE_UNREADABLE));
    }

    @Test
    void refusesAFileWithoutStatement() {
        assertThat(
                        ReadFile.of(
                                format,
                                bytes(
                                        ofx(
                                                "<INVSTMTMSGSRSV1><INVSTMTTRNRS></INVSTMTTRNRS></INVSTMTMSGSRSV1>"))))
                .isEqualTo(Result.err(FeedFailure.FILE_WITHOUT_ACCOUNT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ACCTID>700 0012345",
                "<BALAMT>1200.50",
                "<CURDEF>USD",
            })
    void refusesAnAccountThatLacksSomething(String element) {
        String name = element.substring(0, element.indexOf('>') + 1);
        String broken = bank("").replace(element, name + "?").replace("<ACCTID>?", "");

        assertThat(ReadFile.of(format, bytes(ofx(broken))))
                .isEqualTo(Result.err(FeedFailure.FILE_UNREADABLE));
    }

    @Test
    void refusesAccountNumbersThatAreTooLong() {
        assertThat(ReadFile.of(format, bytes(ofx(bank("").replace("0012345", "1".repeat(256))))))
                .isEqualTo(Result.err(FeedFailure.FILE_UNREADABLE));
    }

    @Test
    void refusesAggregatesWithoutBottom() {
        String deep = "<A>".repeat(100_000) + "</A>".repeat(100_000);

        assertThat(ReadFile.of(format, bytes(ofx(deep))))
                .isEqualTo(Result.err(FeedFailure.FILE_UNREADABLE));
    }

    @Test
    void takesTheAvailableBalanceWhereThereIsNoOther() {
        String file = ofx(bank("").replaceAll("(?s)<LEDGERBAL>.*</LEDGERBAL>", ""));

        assertThat(only(file).account().balance()).isEqualTo("1100.25");
    }

    private static String ofx(String content) {
        return SGML_HEADER + "<OFX><BANKMSGSRSV1>" + content + "</BANKMSGSRSV1></OFX>";
    }

    private List<Part> read(String file) {
        return read(bytes(file));
    }

    private List<Part> read(byte[] file) {
        return ReadFile.of(format, file)
                .fold(
                        ReadFile::parts,
                        failure -> {
                            throw new AssertionError(failure);
                        });
    }

    private Part only(String file) {
        assertThat(read(file)).hasSize(1);
        return read(file).getFirst();
    }

    private NormalizedTransaction onlyRow(String row) {
        List<NormalizedTransaction> rows = only(ofx(bank(row))).transactions();
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    private List<String> descriptions(byte[] file) {
        return read(file).getFirst().transactions().stream()
                .map(NormalizedTransaction::description)
                .toList();
    }
}
