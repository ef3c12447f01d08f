package com.dashtam.provider.infrastructure.ofx;

import static com.dashtam.provider.fixture.StatementFiles.SGML_HEADER;
import static com.dashtam.provider.fixture.StatementFiles.XML_HEADER;
import static com.dashtam.provider.fixture.StatementFiles.bank;
import static com.dashtam.provider.fixture.StatementFiles.bytes;
import static com.dashtam.provider.fixture.StatementFiles.row;

import com.dashtam.provider.fixture.InvestmentFiles;
import com.dashtam.provider.fixture.StatementFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.params.provider.Arguments;

/** Files that are odd in one way each, with what is odd about them. */
final class OddFiles {

    /** Two postings, as they should be. */
    static final String ROWS =
            row("DEBIT", "20260105", "-6.60", "a1", "Café One")
                    + row("CREDIT", "20260106", "1200.00", "a2", "Employer");

    /** The whole file around them. */
    static final String SOUND = ofx(bank(ROWS));

    private OddFiles() {}

    /** All of them say what {@link #SOUND} says. */
    static Stream<Arguments> read() {
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

    static Stream<Arguments> refused() throws IOException {
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
                        "more positions than anybody has",
                        InvestmentFiles.statement(
                                "",
                                InvestmentFiles.positions(
                                        InvestmentFiles.position(
                                                        "POSSTOCK", "1", "<UNITS>1<MKTVAL>1")
                                                .repeat(Outline.MOST_KEPT_ROWS)))),
                Arguments.of(
                        "more statements than anybody has",
                        bytes(ofx(bank("").repeat(Outline.MOST_STATEMENTS + 1)))));
    }

    static String ofx(String statements) {
        return new String(StatementFiles.ofx(statements), StandardCharsets.UTF_8);
    }

    private static String ofxBody(String name) {
        return ofx(bank(row("POS", "20260105", "-1", "a1", name))).substring(SGML_HEADER.length());
    }

    private static String closed(String sgml) {
        return sgml.replaceAll("<([A-Z0-9]+)>([^<\\n]+)", "<$1>$2</$1>");
    }

    private static String lowered(String body) {
        return Pattern.compile("</?[A-Z0-9]+>")
                .matcher(body)
                .replaceAll(tag -> tag.group().toLowerCase(Locale.ROOT));
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
