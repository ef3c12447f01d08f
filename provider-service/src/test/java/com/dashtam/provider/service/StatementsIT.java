package com.dashtam.provider.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.ColumnMapping;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.PageHash;
import com.dashtam.platform.http.feed.MappingCodec;
import com.dashtam.provider.fixture.CsvTables;
import com.dashtam.provider.fixture.InvestmentFiles;
import com.dashtam.provider.fixture.RunningService.Caller;
import com.dashtam.provider.fixture.StatementFiles;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class StatementsIT extends ServiceTest {

    private static final int LARGEST_FILE = 32 * 1024 * 1024;
    private static final String STATEMENTS = "/internal/v1/statements?file_name=rows.CSV&user_id=";
    private static final String PREVIEWS =
            "/internal/v1/statements/previews?file_name=a.csv&rows=1";

    @Test
    void readsAFileAndMakesTheConnectionThatStandsForFiles() {
        Feed feed = Feed.of(upload(sync(), "may.QFX", StatementFiles.checking(1201))).whole();

        UUID id = connectionOf(feed);
        assertThat(feed.accounts())
                .singleElement()
                .satisfies(account -> {
                    assertThat(account.numberMasked()).isEqualTo("****2345");
                    assertThat(account.balance()).isEqualByComparingTo("1200.50");
                });
        assertThat(feed.transactions()).hasSize(1201);
        assertThat(feed.pages()).as("pages of 500 rows").isEqualTo(3);
        JsonNode shown = json(me().get("/api/v1/providers/" + id));
        assertThat(shown.get("provider_slug").stringValue()).isEqualTo("ofx_file");
        assertThat(shown.get("status").stringValue()).isEqualTo("active");
        assertThat(shown.has("last_sync_at")).isTrue();
        assertEvents("connection.changed");
    }

    @Test
    void readsEveryStatementOfAFile() {
        String row = StatementFiles.row("DEBIT", "20260105", "-1.00", "r1", "Shop");
        String file =
                StatementFiles.SGML_HEADER
                        + "<OFX><BANKMSGSRSV1>"
                        + StatementFiles.bank(row)
                        + "</BANKMSGSRSV1><CREDITCARDMSGSRSV1>"
                        + StatementFiles.card(row)
                        + "</CREDITCARDMSGSRSV1></OFX>";

        Feed feed = Feed.of(upload(sync(), "both.ofx", StatementFiles.bytes(file))).whole();

        assertThat(feed.accounts())
                .extracting(account -> account.currency().code())
                .containsExactly("USD", "EUR");
        assertThat(feed.transactions()).hasSize(2);
    }

    @Test
    void readsAnInvestmentStatementWithWhatTheAccountHolds() {
        Feed feed = Feed.of(upload(sync(), "broker.qfx", InvestmentFiles.brokerage())).whole();

        assertThat(feed.transactions())
                .extracting(transaction -> transaction.security().orElseThrow().symbol())
                .containsOnly(Optional.of("ACME"));
        assertThat(feed.lines())
                .hasAtLeastOneElementOfType(FeedLine.HoldingsOf.class)
                .filteredOn(FeedLine.Holding.class::isInstance)
                .hasSize(2);
    }

    @Test
    void keepsTheFilesOfAnInstitutionThatTheyNameByThemselves() {
        Feed chase = Feed.of(upload(sync(), "a.qfx", StatementFiles.of("10898")));
        Feed other = Feed.of(upload(sync(), "b.qfx", StatementFiles.of("7776")));

        assertThat(connectionOf(chase)).isNotEqualTo(connectionOf(other));
        assertThat(
                        json(me().get("/api/v1/providers/" + connectionOf(chase)))
                                .get("provider_slug")
                                .stringValue())
                .isEqualTo("chase_file");
        assertThat(connectionCount()).isEqualTo(2);
    }

    @Test
    void readsTheRowsThatCanBeReadAndCountsTheOthers() {
        String rows =
                StatementFiles.row("DEBIT", "20260105", "-1.00", "r1", "Shop")
                        + StatementFiles.row("DEBIT", "20260230", "-1.00", "r2", "Never");

        byte[] file = StatementFiles.ofx(StatementFiles.bank(rows));
        Feed feed = Feed.of(upload(sync(), "a.ofx", file));

        assertThat(feed.whole().transactions()).hasSize(1);
        assertThat(feed.lines()).contains(new FeedLine.PageEnd(1, Optional.of(PageHash.of(file))));
    }

    @Test
    void readsTheNextFileForTheSameConnection() {
        Feed first = Feed.of(upload(sync(), "a.ofx", StatementFiles.checking(1)));
        Feed second = Feed.of(upload(sync(), "b.ofx", StatementFiles.checking(2)));

        assertThat(connectionOf(second)).isEqualTo(connectionOf(first));
        assertThat(connectionCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a statement", "<OFX>", "<?xml version=\"1.0\"?><a/>"})
    void refusesWhatIsNoStatement(String file) {
        HttpResponse<String> answer = upload(sync(), "a.ofx", StatementFiles.bytes(file));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(connectionCount()).isZero();
    }

    @Test
    void namesTheReasonForWhichAFileIsRefused() {
        byte[] whole = StatementFiles.checking(10);
        byte[] broken = Arrays.copyOf(whole, whole.length / 2);
        byte[] empty = StatementFiles.bytes(StatementFiles.SGML_HEADER + "<OFX></OFX>");

        assertThat(json(upload(sync(), "a.ofx", broken)).at("/errors/0/code").stringValue())
                .isEqualTo("file_unreadable");
        assertThat(json(upload(sync(), "a.ofx", empty)).at("/errors/0/code").stringValue())
                .isEqualTo("file_without_account");
    }

    @Test
    void readsATableAsItIsTold() {
        Feed feed =
                Feed.of(table(STATEMENTS + user, CsvTables.GENERIC, CsvTables.told(""))).whole();

        assertThat(feed.transactions()).hasSize(2);
        assertThat(
                        json(me().get("/api/v1/providers/" + connectionOf(feed)))
                                .get("provider_slug")
                                .stringValue())
                .isEqualTo("csv_file");
    }

    @Test
    void refusesATableOfWhichSomethingIsUndecided() {
        assertThat(table(STATEMENTS + user, CsvTables.GENERIC, ColumnMapping.NONE).statusCode())
                .isEqualTo(400);
        assertThat(connectionCount()).isZero();
    }

    @Test
    void showsATableAndMakesNothingOfIt() {
        Feed feed =
                Feed.of(table(PREVIEWS, CsvTables.CHASE_CARD, CsvTables.account("credit_card")));

        assertThat(feed.lines())
                .hasAtLeastOneElementOfType(FeedLine.Table.class)
                .contains(new FeedLine.Preview(2, 0));
        assertThat(feed.transactions()).as("as many as were asked for").hasSize(1);
        assertThat(connectionCount()).isZero();
    }

    @Test
    void showsWhatATableLeavesOpen() {
        Feed feed = Feed.of(table(PREVIEWS, CsvTables.GENERIC, ColumnMapping.NONE));

        assertThat(feed.lines())
                .first()
                .isInstanceOfSatisfying(
                        FeedLine.Table.class,
                        shown ->
                                assertThat(shown.reading().undecided())
                                        .containsExactly("date_order", "account"));
        assertThat(feed.transactions()).isEmpty();
    }

    @Test
    void showsAnOfxFileToo() {
        Feed feed =
                Feed.of(
                        sync().upload(
                                        PREVIEWS.replace("a.csv", "a.ofx"),
                                        StatementFiles.checking(3)));

        assertThat(feed.lines()).contains(new FeedLine.Preview(3, 0));
    }

    @Test
    void refusesMappingsThatAreNone() {
        for (String mapping : List.of("?", "e30", "W10", "eyJhIjoxfQ")) {
            int expected = mapping.equals("e30") ? 200 : 400;
            assertThat(
                            sync().upload(
                                            PREVIEWS,
                                            StatementFiles.bytes(CsvTables.GENERIC),
                                            mapping)
                                    .statusCode())
                    .as(mapping)
                    .isEqualTo(expected);
        }
    }

    private HttpResponse<String> table(String path, String table, ColumnMapping told) {
        byte[] mapping = StatementFiles.bytes(MappingCodec.write(told));
        return sync().upload(
                        path,
                        StatementFiles.bytes(table),
                        Base64.getUrlEncoder().encodeToString(mapping));
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        assertProblem(
                upload(sync(), "a.ofx", new byte[LARGEST_FILE + 1]), 413, "content-too-large");
    }

    @Test
    void refusesFormatsAndTypesThatItDoesNotRead() {
        byte[] file = StatementFiles.checking(1);

        assertProblem(upload(sync(), "a.xlsx", file), 415, "unsupported-media-type");
        assertProblem(
                sync().post("/internal/v1/statements?file_name=a.ofx&user_id=" + user, "{}"),
                415,
                "unsupported-media-type");
    }

    @Test
    void refusesParametersThatAreMissingOrMalformed() {
        byte[] file = StatementFiles.checking(1);

        for (String query :
                List.of(
                        "file_name=a.ofx",
                        "user_id=" + user,
                        "file_name=&user_id=" + user,
                        "file_name=a.ofx&user_id=7",
                        "file_name=a.ofx&surprise=1&user_id=" + user)) {
            assertProblem(
                    sync().upload("/internal/v1/statements?" + query, file),
                    400,
                    "validation-failed");
        }
    }

    @Test
    void isForServicesThatMayUseItAlone() {
        byte[] file = StatementFiles.checking(1);

        assertProblem(upload(service().asStranger(), "a.ofx", file), 401, "unauthorized");
        assertProblem(upload(me(), "a.ofx", file), 401, "unauthorized");
        assertProblem(upload(service().asService("gateway"), "a.ofx", file), 403, "forbidden");
        assertThat(connectionCount()).isZero();
    }

    private static UUID connectionOf(Feed feed) {
        return ((FeedLine.Connection) feed.first()).connectionId();
    }

    private HttpResponse<String> upload(Caller caller, String name, byte[] file) {
        return caller.upload(
                "/internal/v1/statements?file_name=" + name + "&user_id=" + user, file);
    }
}
