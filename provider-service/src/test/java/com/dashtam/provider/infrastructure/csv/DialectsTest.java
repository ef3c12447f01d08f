package com.dashtam.provider.infrastructure.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.ColumnMapping;
import com.dashtam.kernel.feed.ColumnMapping.DateOrder;
import com.dashtam.kernel.feed.ColumnMapping.DecimalMark;
import com.dashtam.kernel.feed.ColumnMapping.Delimiter;
import com.dashtam.kernel.feed.ColumnMapping.Encoding;
import com.dashtam.kernel.feed.ColumnMapping.Sign;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.result.Result;
import com.dashtam.platform.http.feed.MappingCodec;
import com.dashtam.provider.fixture.CsvTables;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectsTest {

    private static final String EUROPEAN =
            """
            Buchungstag;Verwendungszweck;Betrag;Währung
            13.01.2026;Bäckerei;-1.234,50;EUR
            14.01.2026;"Gehalt; Januar";2.000,00;EUR
            """;

    @Test
    void findsOutHowATableIsWritten() {
        ReadTable read = ReadTable.of(EUROPEAN, CsvTables.account("checking"));

        ColumnMapping found = read.reading().mapping();
        assertThat(found.delimiter()).contains(Delimiter.SEMICOLON);
        assertThat(found.encoding()).contains(Encoding.UTF_8);
        assertThat(found.dateOrder()).contains(DateOrder.DAY_MONTH_YEAR);
        assertThat(found.decimalMark()).contains(DecimalMark.COMMA);
        assertThat(found.sign()).contains(Sign.NEGATIVE_IS_OUT);
        assertThat(found.headerRow()).contains(1);
        assertThat(read.amounts()).containsExactly("-1234.50", "2000.00");
        assertThat(read.transactions().getFirst().currency().code()).isEqualTo("EUR");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8,UTF_8",
        "windows-1252,WINDOWS_1252",
        "UTF-16LE,UTF_16LE",
        "UTF-16BE,UTF_16BE"
    })
    void readsAnyEncoding(String charset, Encoding encoding) {
        byte[] file = EUROPEAN.getBytes(Charset.forName(charset));

        ReadTable read = ReadTable.of(file, CsvTables.account("checking"));

        assertThat(read.reading().mapping().encoding()).contains(encoding);
        assertThat(read.transactions().getFirst().description()).isEqualTo("Bäckerei");
    }

    @Test
    void readsUtf16WithItsMark() {
        byte[] file = ("\uFEFF" + EUROPEAN).getBytes(StandardCharsets.UTF_16LE);

        assertThat(ReadTable.of(file, CsvTables.account("checking")).transactions()).hasSize(2);
    }

    @Test
    void givesBackAMappingThatReadsTheSame() {
        ReadTable first = ReadTable.of(EUROPEAN, CsvTables.account("checking"));

        ColumnMapping again = MappingCodec.read(MappingCodec.write(first.reading().mapping()));

        ReadTable second = ReadTable.of(EUROPEAN, again);
        assertThat(second.transactions()).isEqualTo(first.transactions());
        assertThat(second.reading()).isEqualTo(first.reading());
    }

    @Test
    void saysThatTheOrderOfDatesIsAmbiguous() {
        ReadTable read = ReadTable.of(CsvTables.GENERIC, CsvTables.account("checking"));

        assertThat(read.reading().undecided()).containsExactly("date_order");
        assertThat(read.reading().mapping().dateOrder()).isEmpty();
        assertThat(read.statements()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"month_day_year,2026-03-04", "day_month_year,2026-04-03"})
    void readsDatesInTheOrderThatIsTold(String order, String day) {
        ColumnMapping told =
                CsvTables.told("").dateOrder().isPresent()
                        ? MappingCodec.read(
                                MappingCodec.write(CsvTables.told(""))
                                        .replace("month_day_year", order))
                        : ColumnMapping.NONE;

        assertThat(ReadTable.of(CsvTables.GENERIC, told).transactions().getFirst().date())
                .isEqualTo(day);
    }

    @Test
    void asksForTheDecimalMarkWhereEveryNumberMayMeanTwo() {
        String table = "Date;Description;Amount\n2026-01-13;a;-1,234\n2026-01-14;b;5,678\n";

        assertThat(ReadTable.of(table, CsvTables.account("checking")).reading().undecided())
                .containsExactly("decimal_mark");
    }

    @Test
    void asksForTheDecimalMarkWhereTheRowsContradictEachOther() {
        String table = "Date;Description;Amount\n2026-01-13;a;-1,50\n2026-01-14;b;5.75\n";

        assertThat(ReadTable.of(table, CsvTables.account("checking")).reading().undecided())
                .containsExactly("decimal_mark");
    }

    @Test
    void asksWhatTheSignMeansWhereNothingIsBelowZero() {
        String table = "Date,Description,Amount\n2026-01-13,a,1.50\n2026-01-14,b,5.75\n";

        assertThat(ReadTable.of(table, CsvTables.account("checking")).reading().undecided())
                .containsExactly("sign");
        assertThat(ReadTable.of(table, CsvTables.told(", \"sign\": \"positive_is_out\"")).amounts())
                .containsExactly("-1.50", "-5.75");
    }

    @Test
    void asksWhatTheSignMeansOnACardOnWhichMostIsAboveZero() {
        String table =
                "Date,Description,Amount\n2026-01-13,a,1.50\n2026-01-14,b,5.75\n2026-01-15,c,-9\n";

        assertThat(ReadTable.of(table, CsvTables.account("credit_card")).reading().undecided())
                .containsExactly("sign");
        assertThat(ReadTable.of(table, CsvTables.account("checking")).reading().undecided())
                .isEmpty();
    }

    @Test
    void readsWhatWasLostAndGainedFromColumnsOfTheirOwn() {
        String table =
                """
                Date,Description,Debit,Credit,Balance
                2026-01-13,Rent,"1,500.00",,3500.00
                2026-01-14,Salary,0.00,2750.00,6250.00
                2026-01-15,Nothing,,,6250.00
                2026-01-16,Both,1.00,2.00,6250.00
                """;

        ReadTable read = ReadTable.of(table, CsvTables.account("checking"));

        assertThat(read.reading().mapping().sign()).contains(Sign.BY_COLUMN);
        assertThat(read.amounts()).containsExactly("-1500.00", "2750.00");
        assertThat(read.leftOut()).extracting(it -> it.line().orElseThrow()).containsExactly(4, 5);
        assertThat(read.statements().getFirst().account().balance()).isEqualTo("6250.00");
    }

    @Test
    void takesADebitBelowZeroAmongOthersForOneThatWasTakenBack() {
        String table =
                """
                Date,Description,Debit,Credit
                2026-01-13,Coffee,3.50,
                2026-01-14,Coffee taken back,-3.50,
                2026-01-15,Salary,,10.00
                2026-01-16,Salary taken back,,-10.00
                """;

        assertThat(ReadTable.of(table, CsvTables.account("checking")).amounts())
                .containsExactly("-3.50", "3.50", "10.00", "-10.00");
    }

    @Test
    void takesDebitsThatAreAllBelowZeroForLosses() {
        String table =
                """
                Date,Description,Debit,Credit
                2026-01-13,Coffee,-3.50,
                2026-01-14,Rent,(800.00),
                2026-01-15,Salary,0.00,10.00
                """;

        assertThat(ReadTable.of(table, CsvTables.account("checking")).amounts())
                .containsExactly("-3.50", "-800.00", "10.00");
    }

    @Test
    void readsTheSideFromTheColumnOfTypes() {
        String table =
                """
                Date,Narrative,Amount,DR/CR
                2026-01-13,Paper,45.20,DR
                2026-01-14,Interest,1.02,cr
                2026-01-15,Who knows,3.00,??
                """;

        ReadTable read = ReadTable.of(table, CsvTables.account("checking"));

        assertThat(read.reading().mapping().sign()).contains(Sign.BY_TYPE);
        assertThat(read.amounts()).containsExactly("-45.20", "1.02");
        assertThat(read.leftOut())
                .singleElement()
                .satisfies(row -> assertThat(row.field()).contains("DR/CR"));
    }

    @Test
    void readsColumnsByTheNamesThatAreTold() {
        String table = "when\twhat\thow much\textra\n2026-01-13\tTea\t-2.00\tx\n";

        ReadTable read =
                ReadTable.of(
                        table,
                        CsvTables.told(
                                ", \"columns\": {\"date\": \"When\", \"description\": \"what\","
                                        + " \"amount\": \"how  much\"}"));

        assertThat(read.reading().mapping().delimiter()).contains(Delimiter.TAB);
        assertThat(read.amounts()).containsExactly("-2.00");
    }

    @Test
    void readsColumnsByTheirPlacesWhereThereAreNoNames() {
        String table = "31/01/2026,GROCER,-23.10\n15/01/2026,SALARY,3000.00\n";

        ReadTable read =
                ReadTable.of(
                        table,
                        MappingCodec.read(
                                """
                                {"header_row": 0, "columns": {"date": "#1", "description": "#2", "amount": "#3"},
                                 "account": {"name": "A", "type": "checking", "currency": "GBP"}}
                                """));

        assertThat(read.amounts()).containsExactly("-23.10", "3000.00");
        assertThat(read.reading().mapping().headerRow()).contains(0);
    }

    @Test
    void asksForColumnsThatItDoesNotFind() {
        ReadTable read = ReadTable.of("a,b,c\n1,2,3\n4,5,6\n", ColumnMapping.NONE);

        assertThat(read.reading().undecided()).containsExactly("columns.date", "columns.amount");
        assertThat(read.reading().header()).containsExactly("a", "b", "c");
    }

    @Test
    void asksForAColumnThatIsToldAndNotThere() {
        ReadTable read =
                ReadTable.of(
                        CsvTables.GENERIC,
                        CsvTables.told(
                                ", \"columns\": {\"date\": \"Date\", \"amount\": \"Total\"}"));

        assertThat(read.reading().undecided()).containsExactly("columns.date", "columns.amount");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "no table",
                "line\nline\n",
                "%PDF-1.7\n%\u0000\u0001",
                "PK\u0003\u0004,\u0000\u0000,b\n"
            })
    void refusesWhatIsNoTable(String file) {
        assertThat(
                        new CsvStatements()
                                .open(file.getBytes(StandardCharsets.UTF_8), ColumnMapping.NONE))
                .isEqualTo(Result.err(FeedFailure.FILE_UNREADABLE));
    }

    @Test
    void refusesAQuotationMarkThatSwallowsRows() {
        String table =
                CsvTables.GENERIC + "03/05/2026,\"never closed,1.00\n" + "x,y,z\n".repeat(30);

        assertThat(
                        new CsvStatements()
                                .open(
                                        table.getBytes(StandardCharsets.UTF_8),
                                        CsvTables.account("checking")))
                .isEqualTo(Result.err(FeedFailure.FILE_UNREADABLE));
    }

    @Test
    void refusesRowsOfTooManyColumnsAndFieldsWithoutEnd() {
        String wide = CsvTables.GENERIC + "1,".repeat(Lines.MOST_COLUMNS + 1) + "\n";
        String longField = CsvTables.GENERIC + "x".repeat(Lines.LONGEST_FIELD + 1) + ",a,b\n";

        for (String table : new String[] {wide, longField}) {
            assertThat(
                            new CsvStatements()
                                    .open(
                                            table.getBytes(StandardCharsets.UTF_8),
                                            CsvTables.told("")))
                    .isEqualTo(Result.err(FeedFailure.FILE_UNREADABLE));
        }
    }

    @Test
    void refusesATableWithoutRows() {
        assertThat(
                        new CsvStatements()
                                .open(
                                        "Date,Amount\n".getBytes(StandardCharsets.UTF_8),
                                        CsvTables.told("")))
                .isEqualTo(Result.err(FeedFailure.FILE_WITHOUT_ACCOUNT));
    }
}
