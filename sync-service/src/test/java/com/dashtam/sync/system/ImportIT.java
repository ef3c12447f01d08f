package com.dashtam.sync.system;

import static com.dashtam.testing.event.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.fixture.HoldingDraft;
import com.dashtam.sync.system.ApiUser.Answer;
import com.dashtam.sync.system.ProviderStub.Reply;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportIT extends FileImports {

    private static final byte[] FILE = "OFXHEADER:100\nDATA:OFXSGML\n".getBytes(UTF_8);
    private static final int MAX_SIZE = 32 * 1024 * 1024;

    @Test
    void mergesAllStatementsOfAFileOnce() {
        read(statement(Any.transaction("bank").id("1").get(), Any.transaction("card").get()));

        Answer created = user.upload("march.qfx", FILE);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).contains("/api/v1/imports/" + created.text("id"));
        assertThat(created.text("file_name")).isEqualTo("march.qfx");
        assertThat(created.text("file_format")).isEqualTo("qfx");
        Answer ended = ended(created);
        assertThat(ended.text("status")).isEqualTo("succeeded");
        assertThat(ended.text("connection_id")).isEqualTo(connection.toString());
        assertThat(ended.number("accounts_created")).isEqualTo(2);
        assertThat(ended.number("transactions_created")).isEqualTo(2);

        Answer again = ended(user.upload("march.qfx", FILE));
        assertThat(again.number("accounts_created")).isZero();
        assertThat(again.number("transactions_created")).isZero();
        assertThat(again.number("transactions_skipped")).isEqualTo(2);
        assertThat(user.get("/api/v1/accounts").number("total_count")).isEqualTo(2);
        assertThat(user.get("/api/v1/transactions?include=total").number("total_count"))
                .isEqualTo(2);
        assertThat(user.get("/api/v1/balance-snapshots").number("total_count")).isEqualTo(2);
    }

    @Test
    void takesNoPortfolioFromWhoeverHasTheLedger() throws SQLException {
        read(statement(Any.transaction("bank").get()));
        ended(user.upload("march.qfx", FILE));
        Answer later;
        try (var ledger = new HeldLedger(system, user.id())) {
            later = user.upload("april.qfx", FILE);
            eventually("the import", () -> assertThat(ledger.isAwaited()).isTrue());

            assertThat(ledger.isPortfolioFree()).isTrue();
        }
        assertThat(ended(later).text("status")).isEqualTo("succeeded");
    }

    @Test
    void mergesWhatAnInvestmentStatementSaysIsHeld() {
        read(
                investments(Any.holding("bank", "vti"), Any.holding("bank", "bnd")),
                investments(Any.holding("bank", "bnd").quantity("11")));

        Answer first = ended(user.upload("march.ofx", FILE));
        assertThat(first.text("status")).isEqualTo("succeeded");
        assertThat(first.number("holdings_created")).isEqualTo(2);
        Answer second = ended(user.upload("april.ofx", FILE));
        assertThat(second.number("holdings_updated")).isEqualTo(1);
        assertThat(second.number("holdings_deactivated")).isEqualTo(1);
        assertThat(second.text("message")).contains("1 held no more");
        Answer held = user.get("/api/v1/holdings");
        assertThat(held.each("holdings", "quantity")).containsExactly("11");
        assertThat(held.each("holdings", "last_synced_at").getFirst()).isNotEmpty();
    }

    @Test
    void showsNoHoldingsOfAFileThatNamesNoAccountForThem() {
        var lines = new ArrayList<>(lines(Any.transaction("bank").get()));
        lines.add(new FeedLine.Holding(Any.holding("bank", "vti").get()));
        read(ProviderStub.feed(lines));

        assertThat(ended(user.upload("march.ofx", FILE)).text("status")).isEqualTo("failed");
        assertThat(user.get("/api/v1/accounts").number("total_count")).isZero();
        assertThat(user.get("/api/v1/holdings").number("total_count")).isZero();
    }

    @Test
    void reportsWhatCouldNotBeReadOfAFile() {
        var lines = new ArrayList<>(lines(Any.transaction("bank").get()));
        lines.add(new FeedLine.PageEnd(2, Optional.empty()));
        read(ProviderStub.feed(lines), ProviderStub.feed(lines));

        Answer ended = ended(user.upload("march.ofx", FILE));
        assertThat(ended.number("transactions_created")).isEqualTo(1);
        assertThat(ended.number("errors")).isEqualTo(2);
        assertThat(ended.text("message")).endsWith("2 records were left out.");
        assertThat(ended(user.upload("march.ofx", FILE)).text("message"))
                .isEqualTo("Nothing in the file was new. 2 records were left out.");
    }

    private Reply investments(HoldingDraft... holdings) {
        var lines = new ArrayList<>(lines());
        lines.addAll(Bank.held("bank", holdings));
        return ProviderStub.feed(lines);
    }

    @Test
    void handsTheFileOnByteForByteAndForgetsIt() {
        byte[] file = new byte[3_000_000];
        for (int i = 0; i < file.length; i++) {
            file[i] = (byte) (i * 31 + i / 256);
        }
        read(statement(Any.transaction("bank").get()));
        Answer created = user.upload("my file.ofx", file);
        ended(created);

        assertThat(system.provider().requests(STATEMENTS))
                .filteredOn(request -> request.query().contains(user.id().toString()))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.body()).isEqualTo(file);
                    assertThat(request.query()).endsWith("file_name=my+file.ofx");
                    assertThat(request.mapping()).isEqualTo("null");
                });
        assertThat(keepsBytes(created)).isFalse();
    }

    @Test
    void mergesAFileOfManyRows() {
        var rows = new ArrayList<NormalizedTransaction>();
        for (int i = 0; i < 4_100; i++) {
            rows.add(Any.transaction("bank").id("t" + i).get());
        }
        read(statement(rows.toArray(NormalizedTransaction[]::new)));

        assertThat(ended(user.upload("years.ofx", FILE)).number("transactions_created"))
                .isEqualTo(4_100);
    }

    @ParameterizedTest
    @CsvSource({
        "400, FILE_UNREADABLE, file_unreadable",
        "400, FILE_WITHOUT_ACCOUNT, no_account",
        "502, INSTITUTION_UNAVAILABLE, provider_unavailable"
    })
    void failsWithItsReasonAndForgetsTheFile(int status, FeedFailure problem, String failure) {
        read(ProviderStub.problem(status, problem));
        Answer created = user.upload("march.ofx", FILE);

        Answer ended = ended(created);
        assertThat(ended.text("status")).isEqualTo("failed");
        assertThat(ended.text("failure")).isEqualTo(failure);
        assertThat(ended.text("message")).isNotBlank();
        assertThat(keepsBytes(created)).isFalse();
        eventually(
                "the end of the workflow",
                () ->
                        assertThat(system.eventsOf(user))
                                .containsExactly("file_import.attempted", "file_import.failed"));
    }

    @Test
    void showsNothingOfAFileThatBreaksOffAndTriesAgain() {
        var lines = lines(Any.transaction("bank").id("1").get(), Any.transaction("bank").get());
        read(ProviderStub.cut(lines.subList(0, lines.size() - 1)), ProviderStub.feed(lines));

        Answer ended = ended(user.upload("march.ofx", FILE));
        assertThat(ended.text("status")).isEqualTo("succeeded");
        assertThat(ended.number("transactions_created")).isEqualTo(2);
        assertThat(ended.number("transactions_skipped")).isZero();
    }

    @Test
    void listsTheRowsThatWereLeftOut() {
        var lines = new ArrayList<>(lines(Any.transaction("bank").get()));
        lines.add(
                new FeedLine.Omission(
                        LeftOut.ofTable(
                                3, Optional.of("Amount"), LeftOut.Reason.AMBIGUOUS_NUMBER)));
        lines.add(new FeedLine.PageEnd(2, Optional.empty()));
        read(ProviderStub.feed(lines));
        Answer created = user.upload("march.ofx", FILE);
        ended(created);

        Answer rows = user.get("/api/v1/imports/%s/rows", created.text("id"));
        assertThat(rows.number("total")).isEqualTo(2);
        assertThat(rows.each("rows", "field")).containsExactly("Amount");
        assertThat(rows.each("rows", "line")).containsExactly("3");
        assertThat(rows.body().path("has_more").asBoolean(true)).isFalse();
        assertThat(system.user().get("/api/v1/imports/%s/rows", created.text("id")).status())
                .isEqualTo(404);
    }

    @Test
    void listsTheRowsThatWereReadAndNotMerged() {
        var first = Any.transaction("bank").id("1").amount("10").description("Coffee");
        read(statement(first.get()));
        ended(user.upload("march.ofx", FILE));
        var reused = first.amount("99").description("Rent").date(Any.TODAY.plusDays(3)).get();
        var foreign = Any.transaction("elsewhere").id("2").get();
        read(statement(reused, foreign));
        Answer created = user.upload("april.ofx", FILE);
        ended(created);

        Answer page = user.get("/api/v1/imports/%s/rows?limit=1", created.text("id"));
        assertThat(page.number("total")).isEqualTo(2);
        assertThat(page.each("rows", "reason")).containsExactly("identifier_reused");
        assertThat(page.each("rows", "identifier")).containsExactly("1");
        assertThat(page.each("rows", "amount")).containsExactly("99");
        assertThat(page.each("rows", "description")).containsExactly("Rent");
        Answer next =
                user.get(
                        "/api/v1/imports/%s/rows?limit=1&cursor=%s",
                        created.text("id"), page.text("next_cursor"));
        assertThat(next.each("rows", "reason")).containsExactly("account_unknown");
        assertThat(next.body().has("next_cursor")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "cursor=AAAA", "cursor=", "limit=x"})
    void refusesAPageOfRowsThatThereIsNot(String query) {
        read(statement(Any.transaction("bank").get()));
        Answer created = user.upload("march.ofx", FILE);

        Answer answer = user.get("/api/v1/imports/%s/rows?" + query, created.text("id"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.isProblem()).isTrue();
        ended(created);
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        Answer answer = user.upload("march.ofx", new byte[MAX_SIZE + 1]);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.isProblem()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"march.xlsx", "march", "march.ofx.exe", "march.pdf"})
    void refusesAFileOfAnotherKind(String name) {
        Answer answer = user.upload(name, FILE);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.isProblem()).isTrue();
        assertThat(system.eventsOf(user)).isEmpty();
    }

    @Test
    void refusesAnUploadWithoutItsFile() {
        assertThat(user.upload("march.ofx", new byte[0]).status()).isEqualTo(400);
        assertThat(user.upload("statement", "march.ofx", FILE).status()).isEqualTo(400);
        assertThat(user.upload("x".repeat(252) + ".ofx", FILE).status()).isEqualTo(400);
        assertThat(user.post("/api/v1/imports", "{}").status()).isEqualTo(415);
    }

    @Test
    void keepsImportsOfOthersUnseen() {
        read(statement(Any.transaction("bank").get()));
        Answer created = user.upload("march.ofx", FILE);
        var stranger = system.user();

        assertThat(stranger.get("/api/v1/imports/%s", created.text("id")).status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/imports/%s", UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/imports/x").status()).isEqualTo(400);
        assertThat(ended(created).text("status")).isEqualTo("succeeded");
    }

    @Test
    void refusesCallersWithoutThePermission() {
        assertThat(system.anonymous().upload("march.ofx", FILE).status()).isEqualTo(401);
        assertThat(system.user(user.id(), "readonly").upload("march.ofx", FILE).status())
                .isEqualTo(403);
    }

    @Test
    void tellsEverybodyWhatItCanRead() {
        Answer answer = system.anonymous().get("/api/v1/imports/formats");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.each("formats", "format")).containsExactly("qfx", "ofx", "csv");
    }

    private boolean keepsBytes(Answer created) {
        return system.jdbc()
                .sql("select content is not null from import_job where id = :id")
                .param("id", UUID.fromString(created.text("id")))
                .query(Boolean.class)
                .single();
    }
}
