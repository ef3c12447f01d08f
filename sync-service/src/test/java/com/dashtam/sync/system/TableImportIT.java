package com.dashtam.sync.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.LeftOut;
import com.dashtam.kernel.feed.TableReading;
import com.dashtam.platform.http.feed.MappingCodec;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.system.ApiUser.Answer;
import com.dashtam.sync.system.ProviderStub.Reply;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableImportIT extends FileImports {

    private static final String PREVIEWS = STATEMENTS + "/previews";
    private static final byte[] TABLE = "Date,Amount\n2026-03-01,-1.00\n".getBytes(UTF_8);
    private static final String MAPPING =
            """
            {"account": {"name": "Everyday", "type": "checking", "currency": "USD"},
             "columns": {"date": "Date", "amount": "Amount"}}
            """;

    @Test
    void importsATableWithItsMapping() {
        system.provider().answers(PREVIEWS, table());
        read(statement(Any.transaction("bank").id("1").get()));
        Answer created = user.uploadTable("/api/v1/imports", "march.csv", TABLE, MAPPING);

        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        assertThat(created.text("file_format")).isEqualTo("csv");
        assertThat(ended(created).number("transactions_created")).isEqualTo(1);
        assertThat(system.provider().requests(STATEMENTS))
                .filteredOn(request -> request.query().contains(user.id().toString()))
                .singleElement()
                .satisfies(request ->
                        assertThat(
                                        MappingCodec.read(
                                                new String(
                                                        Base64.getUrlDecoder()
                                                                .decode(request.mapping()),
                                                        UTF_8)))
                                .isEqualTo(MappingCodec.read(MAPPING)));
    }

    @Test
    void refusesATableThatLeavesSomethingOpen() {
        system.provider().answers(PREVIEWS, table("date_order"));
        Answer answer = user.uploadTable("/api/v1/imports", "march.csv", TABLE, "{}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).isEqualTo("mapping.date_order");
        assertThat(system.eventsOf(user)).isEmpty();
    }

    @Test
    void asksToComeAgainWhenNobodyCanLookIntoATable() {
        system.provider().answers(PREVIEWS, ProviderStub.status(503));
        Answer answer = user.uploadTable("/api/v1/imports", "march.csv", TABLE, "{}");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"surprise\": 1}",
                "{\"preset\": \"nobody\"}",
                "{\"header_row\": -1}",
                "{\"columns\": {\"date\": \"\"}}",
                "{\"account\": {\"name\": \"A\", \"type\": \"checking\", \"currency\": \"usd\"}}",
                "{\"account\": {\"name\": \"A\"}}",
                "{\"account\": {\"name\": \"a\\u0000b\", \"type\": \"checking\", \"currency\": \"USD\"}}",
                "{} {}"
            })
    void refusesMappingsThatAreNone(String mapping) {
        Answer answer = user.uploadTable("/api/v1/imports/previews", "march.csv", TABLE, mapping);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).startsWith("mapping");
    }

    @Test
    void showsWhatATableWouldGive() {
        system.provider().answers(PREVIEWS, table("account"));
        Answer shown = user.uploadTable("/api/v1/imports/previews", "march.csv", TABLE, MAPPING);

        assertThat(shown.status()).as(shown.body().toString()).isEqualTo(200);
        assertThat(shown.text("file_format")).isEqualTo("csv");
        assertThat(shown.body().at("/mapping/account/name").asString("")).isEqualTo("Everyday");
        assertThat(shown.body().at("/undecided/0").asString("")).isEqualTo("account");
        assertThat(shown.each("transactions", "description")).hasSize(1);
        assertThat(shown.number("transactions_readable")).isEqualTo(7);
        assertThat(shown.number("rows_unreadable")).isEqualTo(1);
        assertThat(shown.each("unreadable", "reason")).containsExactly("not_a_date");
        assertThat(user.get("/api/v1/accounts").number("total_count")).isZero();
    }

    private static Reply table(String... undecided) {
        var reading =
                new TableReading(
                        MappingCodec.read(MAPPING), List.of("Date", "Amount"), List.of(undecided));
        return ProviderStub.feed(
                List.of(
                        new FeedLine.Table(reading),
                        new FeedLine.Account(Any.account("bank"), false, Optional.empty()),
                        new FeedLine.Transaction(Any.transaction("bank").get()),
                        new FeedLine.Omission(
                                LeftOut.ofTable(9, Optional.of("Date"), LeftOut.Reason.NOT_A_DATE)),
                        new FeedLine.PageEnd(1, Optional.empty()),
                        new FeedLine.Preview(7, 0)));
    }
}
