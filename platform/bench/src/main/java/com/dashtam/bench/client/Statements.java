package com.dashtam.bench.client;

import java.nio.charset.StandardCharsets;

/** Statement files to import. */
public final class Statements {

    private static final String CHECKING =
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

            <OFX>
            <SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS>
            <DTSERVER>20260301120000<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>
            <BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS>
            <STMTRS><CURDEF>USD
            <BANKACCTFROM><BANKID>021000021<ACCTID>%s<ACCTTYPE>CHECKING</BANKACCTFROM>
            <BANKTRANLIST><DTSTART>20260201<DTEND>20260228
            <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260203<TRNAMT>-12.50<FITID>f-1<NAME>Bakery</STMTTRN>
            <STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260215<TRNAMT>1250.00<FITID>f-2<NAME>Salary</STMTTRN>
            </BANKTRANLIST>
            <LEDGERBAL><BALAMT>1237.50<DTASOF>20260228</LEDGERBAL>
            </STMTRS></STMTTRNRS></BANKMSGSRSV1>
            </OFX>
            """;

    private Statements() {}

    /** Two transactions of one checking account, in OFX 1. */
    public static byte[] checking(String account) {
        return CHECKING.formatted(account).getBytes(StandardCharsets.US_ASCII);
    }
}
