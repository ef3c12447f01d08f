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

    private static final String BROKERAGE =
            """
            <INVSTMTMSGSRSV1><INVSTMTTRNRS><TRNUID>2<STATUS><CODE>0<SEVERITY>INFO</STATUS>
            <INVSTMTRS><DTASOF>20260228<CURDEF>USD
            <INVACCTFROM><BROKERID>broker.test<ACCTID>%s</INVACCTFROM>
            <INVTRANLIST><DTSTART>20260201<DTEND>20260228
            <BUYSTOCK><INVBUY><INVTRAN><FITID>t-1<DTTRADE>20260210</INVTRAN>
            <SECID><UNIQUEID>900000001<UNIQUEIDTYPE>CUSIP</SECID>
            <UNITS>4<UNITPRICE>25.10<TOTAL>-100.40</INVBUY><BUYTYPE>BUY</BUYSTOCK>
            <BUYSTOCK><INVBUY><INVTRAN><FITID>t-2<DTTRADE>20260230</INVTRAN>
            <SECID><UNIQUEID>900000001<UNIQUEIDTYPE>CUSIP</SECID>
            <UNITS>4<UNITPRICE>25.10<TOTAL>-100.40</INVBUY><BUYTYPE>BUY</BUYSTOCK>
            </INVTRANLIST>
            <INVPOSLIST><POSSTOCK><INVPOS><SECID><UNIQUEID>900000001<UNIQUEIDTYPE>CUSIP</SECID>
            <HELDINACCT>CASH<POSTYPE>LONG<UNITS>4<UNITPRICE>26<MKTVAL>104
            <DTPRICEASOF>20260228</INVPOS></POSSTOCK></INVPOSLIST>
            <INVBAL><AVAILCASH>12.34<MARGINBALANCE>0<SHORTBALANCE>0</INVBAL>
            </INVSTMTRS></INVSTMTTRNRS></INVSTMTMSGSRSV1>
            <SECLISTMSGSRSV1><SECLIST><STOCKINFO><SECINFO>
            <SECID><UNIQUEID>900000001<UNIQUEIDTYPE>CUSIP</SECID>
            <SECNAME>Acme Inc<TICKER>ACME</SECINFO></STOCKINFO></SECLIST></SECLISTMSGSRSV1>
            </OFX>
            """;

    private static final String TABLE =
            """
            Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #
            CREDIT,02/15/2026,"SALARY",1250.00,ACH_CREDIT,1237.50,,
            DEBIT,02/03/2026,"BAKERY, 2ND AVE",-12.50,DEBIT_CARD,-12.50,,
            DEBIT,02/30/2026,"ON NO DAY",-1.00,DEBIT_CARD,-13.50,,
            """;

    private Statements() {}

    /** Two transactions as Chase's tables of checking accounts have them, and one of no day. */
    public static byte[] table() {
        return TABLE.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The same and a brokerage account, of the institution that QFX files call 10898: one of its
     * two trades is of a day that never was, and it holds one security.
     */
    public static byte[] portfolio(String account) {
        String checking = new String(checking(account), StandardCharsets.US_ASCII);
        return checking.replace("<LANGUAGE>ENG", "<LANGUAGE>ENG<FI><ORG>B1<FID>10898</FI>")
                .replace("</OFX>\n", BROKERAGE.formatted(account))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Two transactions of one checking account, in OFX 1. */
    public static byte[] checking(String account) {
        return CHECKING.formatted(account).getBytes(StandardCharsets.US_ASCII);
    }
}
