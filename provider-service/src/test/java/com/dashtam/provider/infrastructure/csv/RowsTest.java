package com.dashtam.provider.infrastructure.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.LeftOut.Reason;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.provider.fixture.CsvTables;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest {

    private static final String HEADER = "Date;Description;Amount\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-6.60|-6.60",
                "+1|1",
                "$1,234.56|1234.56",
                "-$5.10|-5.10",
                "$(20001.00)|-20001.00",
                "(12.00)|-12.00",
                "12.00-|-12.00",
                "\u221212.00|-12.00",
                "1 234 567.5|1234567.5",
                "1'234.50|1234.50",
                ".5|0.5",
                "0.000000000000000001|0.000000000000000001",
                "£3|3",
                "3.00 €|3.00"
            })
    void readsAmountsToTheDigit(String written, String amount) {
        assertThat(read(row("2026-01-13", "x", written)).amounts()).containsExactly(amount);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "1.2.3",
                "1,23",
                "12,34,567",
                "1,2345.00",
                "--5",
                "(5",
                "5)",
                "(-5)",
                "1e5",
                "0x10",
                "12 00 CR",
                "1 2",
                "NaN",
                "9999999999999999999999999999999999999999"
            })
    void leavesOutAmountsThatAreNone(String written) {
        ReadTable read = read(row("2026-01-13", "x", written));

        assertThat(read.transactions()).isEmpty();
        assertThat(read.leftOut())
                .containsExactly(
                        LeftOut.ofTable(2, java.util.Optional.of("Amount"), Reason.NOT_A_NUMBER));
    }

    @ParameterizedTest
    @CsvSource({
        "01/13/2026,2026-01-13",
        "1/3/2026,2026-01-03",
        "01-13-2026,2026-01-13",
        "01/13/26,2026-01-13",
        "12/31/99,1999-12-31",
        "2026-01-13,2026-01-13",
        "2026-01-13T10:00:00Z,2026-01-13",
        "01/13/2026 11:59 PM,2026-01-13",
        "20260113,2026-01-13",
        "13-Jan-2026,2026-01-13",
        "Jan-13-2026,2026-01-13",
        "13 January 2026,2026-01-13"
    })
    void readsDaysAsTheyAreWritten(String written, LocalDate day) {
        assertThat(read(row(written, "x", "-1.00")).transactions())
                .extracting(NormalizedTransaction::date)
                .containsExactly(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "02/30/2026",
                "13/13/2026",
                "2026-13-01",
                "1/2",
                "yesterday",
                "01/13/20266",
                "123/1/2026",
                "30 Foo 2026",
                "2026/02-01"
            })
    void leavesOutDaysThatNeverWere(String written) {
        assertThat(read(row(written, "x", "-1.00")).leftOut())
                .extracting(LeftOut::reason)
                .containsExactly(Reason.NOT_A_DATE);
    }

    @Test
    void tellsOfEachRowWhichFieldIsAtFault() {
        ReadTable read =
                read(
                        row("", "no day", "-1.00")
                                + row("2026-01-13", "fine", "-2.00")
                                + row("2026-01-13", "no amount", "")
                                + "2026-01-13;a;-1.00;too;many\n"
                                + "\n"
                                + row("2026-01-14", "fine \"\"too\"\"", "-3.00"));

        assertThat(read.amounts()).containsExactly("-2.00", "-3.00");
        assertThat(read.leftOut())
                .extracting(
                        it -> it.line().orElseThrow(), it -> it.field().orElse(""), LeftOut::reason)
                .containsExactly(
                        tuple(2, "Date", Reason.MISSING),
                        tuple(4, "Amount", Reason.MISSING),
                        tuple(5, "", Reason.TOO_MANY_FIELDS));
        assertThat(read.expected()).isEqualTo(5);
    }

    @Test
    void countsLinesOfTheFileWhereARowTakesMany() {
        ReadTable read = read("2026-01-13;\"two\nlines\";-1.00\n" + row("never", "x", "-1.00"));

        assertThat(read.transactions().getFirst().description()).isEqualTo("two lines");
        assertThat(read.leftOut()).extracting(it -> it.line().orElseThrow()).containsExactly(4);
    }

    @Test
    void leavesOutRowsInACurrencyThatIsNone() {
        ReadTable read =
                ReadTable.of(
                        "Date,Amount,Currency\n2026-01-13,-1.00,EUR\n2026-01-13,-1.00,money\n",
                        CsvTables.told(""));

        assertThat(read.amounts()).containsExactly("-1.00");
        assertThat(read.leftOut())
                .extracting(LeftOut::reason)
                .containsExactly(Reason.UNKNOWN_CURRENCY);
    }

    @ParameterizedTest
    @CsvSource({
        "Transfer to savings,-1,TRANSFER_OUT",
        "ZELLE FROM JO,1,TRANSFER_IN",
        "INTEREST PAYMENT,1,INTEREST",
        "INTEREST CHARGED,-1,OTHER_FEE",
        "MONTHLY FEE,-1,ACCOUNT_FEE",
        "Wireless phone,-1,WITHDRAWAL",
        "INCOMING WIRE,1,WIRE_IN",
        "Coffee,-1,WITHDRAWAL",
        "DIVIDEND,1,DIVIDEND"
    })
    void findsTheSubtypeInWords(String description, String amount, TransactionSubtype subtype) {
        assertThat(
                        read(row("2026-01-13", description, amount) + row("2026-01-13", "x", "-9"))
                                .transactions()
                                .getFirst()
                                .subtype())
                .isEqualTo(subtype);
    }

    @ParameterizedTest
    @CsvSource({
        "YOU BOUGHT CLOSING TRANSACTION PUT,BUY_TO_COVER",
        "YOU SOLD OPENING TRANSACTION CALL,SHORT_SELL",
        "YOU SOLD ACME,SELL",
        "REINVESTMENT INDEX FUND,BUY",
        "LONG-TERM CAP GAIN INDEX FUND,CAPITAL_GAIN",
        "ASSIGNED as of PUT,ASSIGNMENT",
        "JOURNALED SPP,JOURNAL",
        "FOREIGN TAX PAID,OTHER_FEE",
        "SOMETHING ELSE,UNKNOWN"
    })
    void findsTheSubtypeOfActions(String action, TransactionSubtype subtype) {
        assertThat(Kinds.ofAction(action, true, true)).isEqualTo(subtype);
    }

    @Test
    void makesTheSameIdentifiersOfTheSameFileAgain() {
        List<String> first = read(row("2026-01-13", "Tea", "-2.00")).identifiers();

        assertThat(read(row("01/13/2026", " Tea ", "-2.0")).identifiers()).isEqualTo(first);
    }

    @Test
    void keepsTwoEqualRowsApart() {
        String row = row("2026-01-13", "Tea", "-2.00");

        assertThat(read(row + row).identifiers()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void repeatsTheIdentifiersOfTheRowsThatTwoFilesShare() {
        String tea = row("2026-01-13", "Tea", "-2.00");
        String rent = row("2026-01-14", "Rent", "-900.00");
        String cake = row("2026-01-15", "Cake", "-4.00");

        List<String> older = read(rent + tea + tea).identifiers();
        List<String> newer = read(cake + rent + tea + tea).identifiers();

        assertThat(newer).containsAll(older).hasSize(4);
    }

    @Test
    void keepsRowsOfDifferentAccountsApart() {
        String row = row("2026-01-13", "Tea", "-2.00");

        assertThat(ReadTable.of(HEADER + row, CsvTables.account("checking")).identifiers())
                .doesNotContainAnyElementsOf(
                        ReadTable.of(HEADER + row, CsvTables.account("savings")).identifiers());
    }

    @Test
    void countsAsManyRowsAsThereAre() {
        String rows = row("2026-01-13", "Tea", "-2.00").repeat(3_000);

        assertThat(read(rows).identifiers()).hasSize(3_000).doesNotHaveDuplicates();
    }

    private static String row(String day, String description, String amount) {
        return "%s;\"%s\";%s\n".formatted(day, description, amount);
    }

    private static ReadTable read(String rows) {
        return ReadTable.of(
                HEADER + rows,
                CsvTables.told(", \"decimal_mark\": \"point\", \"sign\": \"negative_is_out\""));
    }
}
