package com.dashtam.bench.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** Statement files of a size, as clean as any reader may ask for. */
public final class GeneratedFiles {

    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final int ROWS_A_DAY = 40;

    private GeneratedFiles() {}

    /** One row of a file. */
    private interface Row {
        String text(int number, LocalDate day);
    }

    /** A checking account in OFX 1, SGML, as banks write it. */
    public static Path ofx(Path file, long bytes) throws IOException {
        return write(
                file,
                bytes,
                """
                OFXHEADER:100
                DATA:OFXSGML
                VERSION:102
                SECURITY:NONE
                ENCODING:USASCII
                CHARSET:1252
                COMPRESSION:NONE
                OLDFILEUID:NONE
                NEWFILEUID:NONE

                <OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS>
                <DTSERVER>20260301120000<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>
                <BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS>
                <STMTRS><CURDEF>USD
                <BANKACCTFROM><BANKID>990011<ACCTID>700100<ACCTTYPE>CHECKING</BANKACCTFROM>
                <BANKTRANLIST><DTSTART>20200101<DTEND>20260301
                """,
                (number, day) ->
                        """
                        <STMTTRN>
                        <TRNTYPE>DEBIT
                        <DTPOSTED>%s120000
                        <TRNAMT>-%d.%02d
                        <FITID>%d
                        <NAME>Shop number %d
                        <MEMO>Card 1234, the purchase of that day
                        </STMTTRN>
                        """
                                .formatted(
                                        day.toString().replace("-", ""),
                                        number % 500,
                                        number % 100,
                                        number,
                                        number % 1000),
                """
                </BANKTRANLIST><LEDGERBAL><BALAMT>1237.50<DTASOF>20260301</LEDGERBAL>
                </STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
                """);
    }

    /** A checking account as Chase's table has it. */
    public static Path csv(Path file, long bytes) throws IOException {
        return write(
                file,
                bytes,
                "Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #\n",
                (number, day) ->
                        "DEBIT,%02d/%02d/%d,\"SHOP NUMBER %d, THE PURCHASE\",-%d.%02d,DEBIT_CARD,%d.10,,\n"
                                .formatted(
                                        day.getMonthValue(),
                                        day.getDayOfMonth(),
                                        day.getYear(),
                                        number % 1000,
                                        number % 500,
                                        number % 100,
                                        number),
                "");
    }

    private static Path write(Path file, long bytes, String head, Row row, String foot)
            throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            long written = 0;
            byte[] next = head.getBytes(StandardCharsets.US_ASCII);
            long room = bytes - foot.length();
            for (int number = 1; written + next.length <= room; number++) {
                out.write(next);
                written += next.length;
                LocalDate day = FIRST.plusDays(number / ROWS_A_DAY % 2_000);
                next = row.text(number, day).getBytes(StandardCharsets.US_ASCII);
            }
            out.write(foot.getBytes(StandardCharsets.US_ASCII));
        }
        return file;
    }
}
