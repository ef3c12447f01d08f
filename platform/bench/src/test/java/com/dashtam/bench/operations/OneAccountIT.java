package com.dashtam.bench.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Caller;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.system.Customer;
import com.dashtam.bench.system.RunningSystem;
import com.dashtam.bench.system.World;
import com.dashtam.local.system.Component;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A bank and a file of its statements tell of one account, through the gateway. */
@ExtendWith(RunningSystem.class)
class OneAccountIT {

    private static final String ACCOUNTS = "/api/v1/accounts";
    private static final int OF_THE_FILE = 40;

    private final World world;

    OneAccountIT(World world) {
        this.world = world;
    }

    @Test
    void bankAndFileMeetInOneLedger() {
        Customer customer = world.newCustomer();
        Caller caller = customer.person().caller();
        JsonNode account = aCheckingAccount(caller);
        String id = account.required("id").asString();
        String cursor = changes(caller, "").required("next_cursor").asString();
        long before = total(caller);
        List<JsonNode> known =
                caller.get(ACCOUNTS + "/" + id + "/transactions?limit=" + OF_THE_FILE)
                        .expect(200)
                        .items("transactions");

        JsonNode first = imported(customer, account, known);
        assertThat(first.required("transactions_created").asInt()).isEqualTo(1);
        assertThat(idsOf(caller)).contains(id).doesNotContain(accountOf(caller, first));
        assertThat(total(caller)).isEqualTo(before + 1);
        world.rows(
                Component.SYNC,
                "select joined_to::text from account where id = ?",
                found -> assertThat(found).containsExactly(id),
                UUID.fromString(accountOf(caller, first)));
        assertThat(changes(caller, "?cursor=" + cursor).required("changes").valueStream())
                .singleElement()
                .satisfies(it -> assertThat(it.required("change").asString()).isEqualTo("added"));

        JsonNode again = imported(customer, account, known);
        assertThat(again.required("transactions_created").asInt()).isZero();
        assertThat(again.required("transactions_updated").asInt()).isZero();
        assertThat(total(caller)).isEqualTo(before + 1);
        Reply sync =
                caller.post(
                                "/api/v1/syncs",
                                Map.of(
                                        "connection_id",
                                        customer.connection(),
                                        "scope",
                                        "transactions",
                                        "force",
                                        true))
                        .expect(201);
        world.ended(customer.person(), "/api/v1/syncs/" + sync.id("id"));
        assertThat(total(caller)).isEqualTo(before + 1);
    }

    private static JsonNode aCheckingAccount(Caller caller) {
        return caller.get(ACCOUNTS).expect(200).items("accounts").stream()
                .filter(it -> it.required("account_type").asString().equals("checking"))
                .filter(it -> it.required("currency").asString().equals("USD"))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> idsOf(Caller caller) {
        Set<String> ids = new HashSet<>();
        caller.get(ACCOUNTS)
                .expect(200)
                .items("accounts")
                .forEach(it -> ids.add(it.required("id").asString()));
        return ids;
    }

    private static String accountOf(Caller caller, JsonNode job) {
        String connection = job.required("connection_id").asString();
        return caller.get("/api/v1/providers/" + connection + "/accounts")
                .expect(200)
                .items("accounts")
                .getFirst()
                .required("id")
                .asString();
    }

    private static long total(Caller caller) {
        return caller.get("/api/v1/transactions?limit=1&include=total")
                .expect(200)
                .json()
                .required("total_count")
                .asLong();
    }

    /** To the end of what there is. */
    private static JsonNode changes(Caller caller, String query) {
        JsonNode page = caller.get("/api/v1/transaction-changes" + query).expect(200).json();
        while (page.required("has_more").asBoolean()) {
            String next = "?cursor=" + page.required("next_cursor").asString();
            page = caller.get("/api/v1/transaction-changes" + next).expect(200).json();
        }
        return page;
    }

    /** What the bank tells, a day later and in other words, and one more row. */
    private JsonNode imported(Customer customer, JsonNode account, List<JsonNode> known) {
        var rows = new StringBuilder("Date,Description,Amount\n");
        for (JsonNode row : known) {
            LocalDate day = LocalDate.parse(row.required("transaction_date").asString());
            rows.append(day.plusDays(1))
                    .append(",MEMO OF ")
                    .append(row.required("id").asString(), 30, 36)
                    .append(',')
                    .append(row.required("amount_value").asString())
                    .append('\n');
        }
        LocalDate last = LocalDate.parse(known.getLast().required("transaction_date").asString());
        rows.append(last).append(",ONLY IN THE FILE,-0.01\n");
        String mapping =
                """
                {"account": {"name": "Checking", "type": "checking", "currency": "USD", "mask": "%s"},
                 "date_order": "year_month_day", "decimal_mark": "point", "sign": "negative_is_out",
                 "columns": {"date": "Date", "description": "Description", "amount": "Amount"}}
                """
                        .formatted(maskOf(account));
        Reply created =
                customer.person()
                        .caller()
                        .upload(
                                "/api/v1/imports",
                                "statement.csv",
                                rows.toString().getBytes(StandardCharsets.UTF_8),
                                Map.of("mapping", mapping))
                        .expect(201);
        JsonNode job = world.ended(customer.person(), "/api/v1/imports/" + created.id("id"));
        assertThat(job.required("status").asString()).as("%s", job).isEqualTo("succeeded");
        return job;
    }

    private static String maskOf(JsonNode account) {
        String shown = account.required("account_number_masked").asString();
        return shown.substring(shown.length() - 4);
    }
}
