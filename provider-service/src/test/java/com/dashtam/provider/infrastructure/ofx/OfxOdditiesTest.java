package com.dashtam.provider.infrastructure.ofx;

import static com.dashtam.provider.fixture.StatementFiles.bank;
import static com.dashtam.provider.fixture.StatementFiles.bytes;
import static com.dashtam.provider.fixture.StatementFiles.card;
import static com.dashtam.provider.fixture.StatementFiles.refusal;
import static com.dashtam.provider.fixture.StatementFiles.row;
import static com.dashtam.provider.infrastructure.ofx.OddFiles.ROWS;
import static com.dashtam.provider.infrastructure.ofx.OddFiles.SOUND;
import static com.dashtam.provider.infrastructure.ofx.OddFiles.ofx;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.fixture.ReadFile;
import com.dashtam.provider.fixture.ReadFile.Part;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What banks and others send instead of OFX as it is written down. */
class OfxOdditiesTest {

    private final OfxStatements format = new OfxStatements();

    @ParameterizedTest(name = "{0}")
    @MethodSource("com.dashtam.provider.infrastructure.ofx.OddFiles#read")
    void readsAll(String oddity, byte[] file) {
        Part part = read(file).only();

        assertThat(part.unreadable()).isZero();
        assertThat(part.account().providerAccountId()).isEqualTo("990011:700 0012345");
        assertThat(part.account().balance()).isEqualTo("1200.50");
        assertThat(part.transactions())
                .extracting(NormalizedTransaction::providerTransactionId)
                .containsExactly("a1", "a2");
        assertThat(part.transactions())
                .extracting(NormalizedTransaction::amount)
                .containsExactly(new BigDecimal("-6.60"), new BigDecimal("1200.00"));
        assertThat(part.transactions().getFirst().description()).isEqualTo("Café One");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("com.dashtam.provider.infrastructure.ofx.OddFiles#refused")
    void refusesTheFileAsAWhole(String oddity, byte[] file) {
        assertThat(ReadFile.of(format, file)).isEqualTo(Result.err(FeedFailure.FILE_UNREADABLE));
    }

    @Test
    void refusesAnErrorStatusInsteadOfAStatement() {
        assertThat(ReadFile.of(format, bytes(ofx(refusal()))))
                .isEqualTo(Result.err(FeedFailure.FILE_WITHOUT_ACCOUNT));
    }

    @Test
    void countsAnErrorStatusBesideAStatement() {
        ReadFile file = read(bytes(ofx(refusal() + bank(ROWS))));

        assertThat(file.refusals()).isEqualTo(1);
        assertThat(file.only().transactions()).hasSize(2);
    }

    @Test
    void looksUpNoEntity() {
        String file = SOUND.replace("Employer", "&boss; &#x20AC; &lt;3 &amp;amp;");

        assertThat(read(bytes(file)).only().transactions().getLast().description())
                .isEqualTo("&boss; € <3 &amp;");
    }

    @Test
    void readsABareTagSignInAText() {
        String file = SOUND.replace("Employer", "a < b <c & d<3");

        assertThat(read(bytes(file)).only().transactions().getLast().description())
                .isEqualTo("a < b <c & d<3");
    }

    @ParameterizedTest
    @CsvSource({
        "'-6,60', -6.60",
        "'1.234,56', 1234.56",
        "'1,234.56', 1234.56",
        "'-1,234,567', -1234567",
        "'1.234.567', 1234567",
        "'1 234,50', 1234.50",
        "'1\u00A0234.50', 1234.50",
        "'1''234.50', 1234.50",
        "'1234,567', 1234.567",
        "'0,125', 0.125",
        "1.234, 1.234",
        "6.60-, -6.60",
        "\u22126.60, -6.60",
        "' 6.60 ', 6.60",
        "5., 5",
        "0000000000000000000000012345678901234567890.123456789, 12345678901234567890.123456789"
    })
    void readsNumbersToTheDigit(String written, BigDecimal number) {
        assertThat(onlyRow(row("OTHER", "20260105", written, "a1", "x")).amount())
                .isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,234",
                "ten",
                "1.2.3",
                "1,23,456.7",
                "1.23,456",
                "--5",
                "+-5",
                "5-5",
                "$5",
                "1E5",
                "1E999999999",
                "NaN",
                "0x10",
                "٣",
                "1 23",
                "-",
                "."
            })
    void countsNumbersThatAreNoneOrMayBeTwo(String written) {
        assertCounted(row("OTHER", "20260105", written, "a1", "x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20260105",
                "20260105120000",
                "20260105235959.999[-5:EST]",
                "20260105000000[-5.5:XXX]",
                "20260105000000[+13.75]",
                "20260105120000[-5:EST",
                "20260105120000[:]",
                "20260105120000[999:ZZZ]",
                "20260105 12:00",
                "2026-01-05",
                "2026-01-05T12:00:00Z"
            })
    void readsTheDayWhateverStandsBehindIt(String written) {
        assertThat(onlyRow(row("OTHER", written, "1", "a1", "x")).date())
                .isEqualTo(LocalDate.of(2026, 1, 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20260230",
                "20261301",
                "20260100",
                "20250229",
                "00000000",
                "2026",
                "yesterday",
                "2026-02-30",
                "[-5:EST]",
                "05/01/2026"
            })
    void countsRowsOfDaysThatNeverWere(String written) {
        assertCounted(row("OTHER", written, "1", "a1", "x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<STMTTRN><TRNTYPE>POS<DTPOSTED>20260105<FITID>a1<NAME>no amount</STMTTRN>",
                "<STMTTRN><TRNTYPE>POS<TRNAMT>-1<FITID>a1<NAME>no date</STMTTRN>",
                "<STMTTRN><NAME>no more</STMTTRN>"
            })
    void countsRowsThatLackSomething(String row) {
        assertCounted(row);
    }

    @Test
    void countsARowWithAnIdentifierThatIsTooLong() {
        assertCounted(row("OTHER", "20260105", "1", "x".repeat(256), "x"));
    }

    @Test
    void keepsIdentifiersThatStandTwiceAsTheyAre() {
        List<NormalizedTransaction> rows =
                read(bytes(
                                ofx(
                                        bank(
                                                row("POS", "20260105", "-1", "a1", "One")
                                                        + row(
                                                                "POS",
                                                                "20260106",
                                                                "-2",
                                                                "a1",
                                                                "Two")))))
                        .only()
                        .transactions();

        assertThat(rows)
                .extracting(NormalizedTransaction::providerTransactionId)
                .containsExactly("a1", "a1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<FITID>", "<FITID></FITID>", "<FITID>0", "<FITID>000000", ""})
    void givesRowsWithoutAnIdentifierOneThatStays(String element) {
        String row = "<STMTTRN><TRNTYPE>POS<DTPOSTED>20260105<TRNAMT>-1%s<NAME>x</STMTTRN>";
        String other = row.replace("-1", "-2").formatted(element);
        String twin = row.formatted(element);

        List<String> first = identifiers(ofx(bank(twin + other + twin)));
        List<String> again = identifiers(ofx(bank(twin + other + twin)));
        List<String> later = identifiers(ofx(bank(other + twin + twin + other)));

        assertThat(first).doesNotHaveDuplicates().hasSize(3).isEqualTo(again);
        assertThat(later).doesNotHaveDuplicates().hasSize(4).containsAll(first);
    }

    @Test
    void readsTwoStatementsAndTwoDocumentsInOneFile() {
        String both = ofx(bank(ROWS) + card(row("DEBIT", "20260106", "-2", "c1", "Shop")));

        assertThat(read(bytes(both)).parts())
                .extracting(part -> part.transactions().size())
                .containsExactly(2, 1);
        assertThat(read(bytes(SOUND + SOUND.replace("0012345", "0099999"))).parts())
                .extracting(part -> part.account().numberMasked())
                .containsExactly("****2345", "****9999");
    }

    @Test
    void readsSeventyFourRowsOnOneLine() {
        String rows =
                IntStream.rangeClosed(1, 74)
                        .mapToObj(i -> row("DEBIT", "20260105", "-" + i + ".01", "r" + i, "n"))
                        .collect(Collectors.joining())
                        .replace("\n", "");
        Part part = read(bytes(ofx(bank(rows).replace("\n", "")))).only();

        assertThat(part.transactions()).hasSize(74);
        assertThat(part.transactions().getLast().amount()).isEqualTo("-74.01");
    }

    @Test
    void readsAFileTwiceAlike() {
        assertThat(read(bytes(SOUND))).isEqualTo(read(bytes(SOUND)));
    }

    private void assertCounted(String row) {
        Part part = read(bytes(ofx(bank(row + ROWS)))).only();

        assertThat(part.unreadable()).isEqualTo(1);
        assertThat(part.transactions()).hasSize(2);
    }

    private List<String> identifiers(String file) {
        return read(bytes(file)).only().transactions().stream()
                .map(NormalizedTransaction::providerTransactionId)
                .toList();
    }

    private NormalizedTransaction onlyRow(String row) {
        List<NormalizedTransaction> rows = read(bytes(ofx(bank(row)))).only().transactions();
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    private ReadFile read(byte[] file) {
        return ReadFile.of(format, file)
                .fold(
                        read -> read,
                        failure -> {
                            throw new AssertionError(failure);
                        });
    }
}
