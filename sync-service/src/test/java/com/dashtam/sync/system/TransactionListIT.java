package com.dashtam.sync.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.kernel.feed.AssetType;
import com.dashtam.kernel.feed.TransactionStatus;
import com.dashtam.kernel.feed.TransactionSubtype;
import com.dashtam.sync.fixture.Any;
import com.dashtam.sync.system.ApiUser.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class TransactionListIT {

    private static final String CSV = "text/csv";

    private final SyncSystem system = SyncSystem.shared();
    private final Bank bank =
            Bank.of(system)
                    .has(Any.account("a"), Any.account("b"))
                    .has(
                            Any.transaction("a").id("coffee").description("COFFEE-SHOP #12").get(),
                            Any.transaction("a").id("formula").description("=2+3\t\"x\"").get(),
                            Any.transaction("b")
                                    .id("salary")
                                    .description("Salary")
                                    .subtype(TransactionSubtype.DEPOSIT)
                                    .amount("2500")
                                    .date(Any.TODAY.minusDays(2))
                                    .get(),
                            Any.transaction("b")
                                    .id("trade")
                                    .description("Bought")
                                    .subtype(TransactionSubtype.BUY)
                                    .amount("-501.50")
                                    .trading(Optional.of(AssetType.ETF), "VTI", "2", "250.25")
                                    .date(Any.TODAY.minusDays(1))
                                    .get(),
                            Any.transaction("b")
                                    .id("open")
                                    .description("Parking")
                                    .status(TransactionStatus.PENDING)
                                    .amount("-3")
                                    .get())
                    .read();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    sort=-amount                                | salary open coffee formula trade
                    sort=amount&limit=1                         | trade
                    sort=date&limit=2                           | salary trade
                    subtype=deposit                             | salary
                    transaction_type=transfer&subtype=buy       |
                    symbol=vti&asset_type=etf                   | trade
                    symbol=vti&asset_type=equity                |
                    min_amount=-3&max_amount=2500               | open salary
                    min_amount=-2.999999999999999999&currency=USD | salary
                    currency=EUR                                |
                    q=coff                                      | coffee
                    q=SHOP+12                                   | coffee
                    q=offee                                     |
                    q=coffee&status=pending                     |
                    status=pending&sort=date                    | open
                    sort=-amount&offset=4                       | trade
                    sort=-amount&offset=5                       |
                    sort=-amount&start_date=2026-02-27&end_date=2026-02-28 | salary trade
                    """)
    void combinesFiltersAndOrders(String query, String names) {
        Answer answer = bank.user().get("/api/v1/transactions?include=total&" + query);

        List<String> wanted = names == null ? List.of() : List.of(names.split(" "));
        List<String> found = answer.each("transactions", "provider_transaction_id");
        if (query.contains("sort=-amount")) {
            // Two of them are alike.
            assertThat(found).as(answer.body().toString()).hasSameElementsAs(wanted);
        } else {
            assertThat(found).as(answer.body().toString()).isEqualTo(wanted);
        }
        boolean isWhole = !query.contains("limit") && !query.contains("offset");
        assertThat(answer.number("total_count")).isEqualTo(isWhole ? wanted.size() : 5);
    }

    @Test
    void listsOneConnectionOrOneOfItsAccounts() {
        var user = bank.user();
        String ofConnection = "/api/v1/transactions?connection_id=" + bank.connection();

        assertThat(user.get(ofConnection).each("transactions", "id")).hasSize(5);
        for (String sort : List.of("date", "-date", "amount", "-amount")) {
            assertThat(pages(ofConnection + "&sort=" + sort)).as(sort).hasSize(5);
            assertThat(pages("/api/v1/transactions?sort=" + sort)).as(sort).hasSize(5);
        }
        assertThat(user.get(ofConnection + "&q=coffee").each("transactions", "id")).hasSize(1);
    }

    private List<String> pages(String path) {
        var seen = new ArrayList<String>();
        Answer page = bank.user().get(path + "&limit=2");
        while (page.body().path("has_more").asBoolean()) {
            seen.addAll(page.each("transactions", "id"));
            page = bank.user().get(path + "&limit=2&cursor=" + page.text("next_cursor"));
        }
        seen.addAll(page.each("transactions", "id"));
        assertThat(seen).doesNotHaveDuplicates();
        return seen;
    }

    @Test
    void refusesACursorInAnotherOrder() {
        String cursor = bank.user().get("/api/v1/transactions?limit=2").text("next_cursor");

        for (String sort : List.of("date", "amount", "-amount")) {
            Answer answer = bank.user().get("/api/v1/transactions?sort=%s&cursor=%s", sort, cursor);
            assertThat(answer.status()).as(sort).isEqualTo(400);
            assertThat(answer.field()).isEqualTo("cursor");
        }
        Answer tooFar = bank.user().get("/api/v1/transactions?offset=10001");
        assertThat(tooFar.body().path("errors").path(0).path("message").asString(""))
                .contains("next_cursor");
    }

    @Test
    void writesWhatTheUserSaysIntoATable() {
        Answer found = bank.user().get("/api/v1/transactions?q=salary");
        String id = found.each("transactions", "id").getFirst();
        bank.user().patch("/api/v1/transactions/" + id, "{\"note\": \"=now()\"}");

        List<String> records =
                List.of(
                        bank.user()
                                .table("/api/v1/transactions?q=salary", CSV)
                                .text()
                                .split("\r\n", -1));

        assertThat(records.getFirst()).endsWith(",note,own_description");
        assertThat(records.get(1)).endsWith(",\"'=now()\",");
    }

    @Test
    void writesATableWithoutFormulas() {
        var table = bank.user().table("/api/v1/transactions?sort=date", CSV);

        assertThat(table.status()).isEqualTo(200);
        assertThat(table.type()).isEqualTo("text/csv;charset=UTF-8");
        List<String> records = List.of(table.text().split("\r\n", -1));
        assertThat(records).hasSize(7).last().isEqualTo("");
        assertThat(records.getFirst())
                .startsWith("id,account_id,provider_transaction_id,transaction_date,");
        assertThat(records.get(1))
                .contains("\"salary\",2026-02-27,,transfer,deposit,settled,2500,USD,");
        assertThat(records.get(2)).contains(",-501.5,USD,", ",etf,\"VTI\",,2,250.25,,");
        assertThat(table.text()).contains("\"'=2+3\t\"\"x\"\"\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/csv",
                "text/csv, application/problem+json",
                "application/json;q=0.5, text/csv",
                "text/*"
            })
    void givesATableToThoseWhoPreferIt(String accept) {
        assertThat(bank.user().table("/api/v1/transactions?q=coffee", accept).text())
                .startsWith("id,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*/*", "application/json, text/csv", "text/csv;q=0.5, application/json"})
    void givesJsonToThoseWhoDoNot(String accept) {
        assertThat(bank.user().table("/api/v1/transactions?q=coffee", accept).type())
                .startsWith("application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "transactions?limit=5, 400",
        "transactions?offset=5, 400",
        "transactions?cursor=x, 400",
        "transactions?include=total, 400",
        "transactions?start_date=2026-03-02&end_date=2026-03-01, 400",
        "transactions?account_id=0198c4a4-0000-7000-8000-000000000000, 404",
        "accounts/0198c4a4-0000-7000-8000-000000000000/transactions, 404"
    })
    void refusesATableAsAProblem(String path, int status) {
        var refused = bank.user().table("/api/v1/" + path, CSV);

        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.type()).startsWith("application/problem+json");
    }

    @Test
    void writesTheTableOfOneAccountOnly() {
        String account = bank.user().get("/api/v1/accounts").each("accounts", "id").getFirst();
        String path = "/api/v1/accounts/" + account + "/transactions";

        int rows = bank.user().get(path).each("transactions", "id").size();
        assertThat(rows).isBetween(2, 3);
        assertThat(bank.user().table(path, CSV).text().split("\r\n")).hasSize(rows + 1);
        assertThat(system.user().table(path, CSV).status()).isEqualTo(404);
        assertThat(bank.user().table(path, "image/png").status()).isEqualTo(406);
    }
}
