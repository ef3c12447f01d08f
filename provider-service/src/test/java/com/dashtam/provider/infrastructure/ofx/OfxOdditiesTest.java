package com.dashtam.provider.infrastructure.ofx;

import static com.dashtam.provider.fixture.StatementFiles.SGML_HEADER;
import static com.dashtam.provider.fixture.StatementFiles.XML_HEADER;
import static com.dashtam.provider.fixture.StatementFiles.bank;
import static com.dashtam.provider.fixture.StatementFiles.bytes;
import static com.dashtam.provider.fixture.StatementFiles.card;
import static com.dashtam.provider.fixture.StatementFiles.refusal;
import static com.dashtam.provider.fixture.StatementFiles.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.fixture.ReadFile;
import com.dashtam.provider.fixture.ReadFile.Part;
import com.dashtam.provider.fixture.StatementFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What banks and others send instead of OFX as it is written down. */
class OfxOdditiesTest {

    private static final String ROWS =
            row("DEBIT", "20260105", "-6.60", "a1", "Café One")
                    + row("CREDIT", "20260106", "1200.00", "a2", "Employer");
    private static final String SOUND = ofx(bank(ROWS));

    private final OfxStatements format = new OfxStatements();

    static Stream<Arguments> filesThatAreRead() {
        String body = SOUND.substring(SGML_HEADER.length());
        return Stream.of(
                Arguments.of("as it should be", bytes(SOUND)),
                Arguments.of("without a header", bytes(body)),
                Arguments.of("with blank lines before the header", bytes("\n\r\n " + SOUND)),
                Arguments.of("without line breaks", bytes(SOUND.replace("\n", ""))),
                Arguments.of("with CR only", bytes(SOUND.replace("\n", "\r"))),
                Arguments.of("with CR and LF", bytes(SOUND.replace("\n", "\r\n"))),
                Arguments.of("in lower case", bytes(SGML_HEADER + lowered(body))),
                Arguments.of("rows without end tags", bytes(SOUND.replace("</STMTTRN>", ""))),
                Arguments.of(
                        "one row without its end tag", bytes(SOUND.replaceFirst("</STMTTRN>", ""))),
                Arguments.of(
                        "a start tag for an end tag",
                        bytes(SOUND.replaceFirst("</STMTTRN>", "<STMTTRN>"))),
                Arguments.of(
                        "a list without its end tag", bytes(SOUND.replace("</BANKTRANLIST>", ""))),
                Arguments.of(
                        "an account without its end tag",
                        bytes(SOUND.replace("</BANKACCTFROM>", ""))),
                Arguments.of(
                        "no end tags but the last",
                        bytes(SOUND.replaceAll("</(?!OFX)[A-Z0-9]+>", ""))),
                Arguments.of("all elements with end tags", bytes(closed(SOUND))),
                Arguments.of(
                        "empty tags", bytes(SOUND.replace("<NAME>", "<MEMO><CHECKNUM><NAME>"))),
                Arguments.of(
                        "empty tags with ends",
                        bytes(SOUND.replace("<NAME>", "<MEMO></MEMO><REFNUM/><NAME>"))),
                Arguments.of(
                        "text outside of elements",
                        bytes(SOUND.replace("<STMTTRN>", "<STMTTRN>?"))),
                Arguments.of("UTF-8 labelled 1252", bytes(SOUND)),
                Arguments.of(
                        "1252 labelled UTF-8",
                        bytes(SOUND.replace("CHARSET:1252", "CHARSET:UTF-8"), "windows-1252")),
                Arguments.of(
                        "1252 in XML labelled UTF-8",
                        bytes(XML_HEADER + closed(body), "windows-1252")),
                Arguments.of(
                        "without a charset",
                        bytes(SOUND.replace("CHARSET:1252\n", ""), "windows-1252")),
                Arguments.of(
                        "with a charset that nobody knows",
                        bytes(SOUND.replace("CHARSET:1252", "CHARSET:KLINGON"), "windows-1252")),
                Arguments.of(
                        "a charset in a header without line breaks",
                        bytes(SOUND.replace("1252", "8859-15").replace("\n", ""), "ISO-8859-15")),
                Arguments.of("UTF-16 without a mark", bytes(SOUND, "UTF-16LE")),
                Arguments.of("UTF-16 the other way round", bytes(SOUND, "UTF-16BE")),
                Arguments.of(
                        "rows that say nothing",
                        bytes(
                                SOUND.replace(
                                        "</STMTTRN>", "</STMTTRN><STMTTRN></STMTTRN><STMTTRN/>"))),
                Arguments.of("XML", bytes(XML_HEADER + closed(body))),
                Arguments.of("XML without end tags", bytes(XML_HEADER + body)),
                Arguments.of(
                        "XML with a namespace",
                        bytes(
                                XML_HEADER
                                        + closed(body)
                                                .replace("<OFX>", "<o:OFX xmlns:o=\"urn:ofx\">")
                                                .replace("</OFX>", "</o:OFX>"))),
                Arguments.of(
                        "with comments",
                        bytes(SOUND.replace("<STMTTRN>", "<!-- <STMTTRN> -- > --><STMTTRN>"))),
                Arguments.of(
                        "with binary rubbish around it",
                        bytes("\u0000\u0001\u0002\u007F" + SOUND + "\u0000\u0000\u001A")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filesThatAreRead")
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

    static Stream<Arguments> filesThatAreRefused() throws IOException {
        byte[] noise = new byte[200_000];
        new Random(7).nextBytes(noise);
        String bomb =
                "<!DOCTYPE OFX [<!ENTITY a \"aaaaaaaaaa\">"
                        + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        return Stream.of(
                Arguments.of("nothing", new byte[0]),
                Arguments.of("binary garbage", noise),
                Arguments.of("noughts", new byte[100_000]),
                Arguments.of("a page of HTML", bytes("<html><body>Sign in</body></html>")),
                Arguments.of("a zip bomb", zipped(64 * 1024 * 1024)),
                Arguments.of("a zip bomb in GZIP", gzipped(64 * 1024 * 1024)),
                Arguments.of("a file that breaks off", bytes(SOUND.substring(0, 600))),
                Arguments.of("a file without its end", bytes(SOUND.replace("</OFX>", ""))),
                Arguments.of("a tag without an end", bytes(SOUND.replace("</OFX>", "</OFX"))),
                Arguments.of(
                        "a comment without an end", bytes(SOUND.replace("</OFX>", "<!--</OFX>"))),
                Arguments.of(
                        "an endless text",
                        bytes(SOUND.replace("Employer", "x".repeat(TagReader.LONGEST_TEXT + 1)))),
                Arguments.of(
                        "an endless tag", bytes(SOUND.replace("<NAME>", "<" + "N".repeat(5_000)))),
                Arguments.of("entities that grow", bytes(bomb + XML_HEADER + ofxBody("&b;"))),
                Arguments.of(
                        "an entity from elsewhere",
                        bytes(
                                "<!DOCTYPE OFX [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                                        + XML_HEADER
                                        + ofxBody("&x;"))),
                Arguments.of(
                        "a balance in words",
                        bytes(SOUND.replace("<BALAMT>1200.50", "<BALAMT>much"))),
                Arguments.of(
                        "more statements than anybody has",
                        bytes(ofx(bank("").repeat(Outline.MOST_STATEMENTS + 1)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filesThatAreRefused")
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

    private static String ofx(String statements) {
        return new String(StatementFiles.ofx(statements), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String ofxBody(String name) {
        return ofx(bank(row("POS", "20260105", "-1", "a1", name))).substring(SGML_HEADER.length());
    }

    private static String closed(String sgml) {
        return sgml.replaceAll("<([A-Z0-9]+)>([^<\\n]+)", "<$1>$2</$1>");
    }

    private static String lowered(String body) {
        return java.util.regex.Pattern.compile("</?[A-Z0-9]+>")
                .matcher(body)
                .replaceAll(tag -> tag.group().toLowerCase(java.util.Locale.ROOT));
    }

    private static byte[] zipped(int size) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("statement.ofx"));
            zip.write(new byte[size]);
        }
        return out.toByteArray();
    }

    private static byte[] gzipped(int size) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(new byte[size]);
        }
        return out.toByteArray();
    }
}
