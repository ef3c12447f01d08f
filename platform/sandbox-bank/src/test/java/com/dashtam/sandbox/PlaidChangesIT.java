package com.dashtam.sandbox;

import static com.dashtam.sandbox.Recipient.anyCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a reading of changes tells after rows came, changed and went. */
class PlaidChangesIT {

    private static final String SYNC = "/transactions/sync";

    private final String customer = anyCustomer();
    private SandboxBank bank;
    private Recipient recipient;
    private PlaidClient plaid;
    private String access;

    @BeforeEach
    void open() throws IOException {
        bank = SandboxBank.start(Recipient.settings());
        recipient = new Recipient(bank);
        plaid = new PlaidClient(recipient);
        access = plaid.link(customer, Optional.empty());
    }

    @AfterEach
    void close() {
        bank.close();
    }

    @Test
    void tellsWhatIsNewWhatIsModifiedAndWhatIsGone() {
        String kept = post("KEPT", false);
        String gone = post("GONE", false);
        String pending = post("WAITING", true);
        Reading first = read("");
        post("NEW", false);
        amend(kept, "{\"description\":\"CORRECTED\",\"amount\":7.5}");
        recipient.adminDelete("/customers/" + customer + "/transactions/" + gone);
        recipient.admin(
                "/customers/" + customer + "/transactions/" + pending + "/settlement", "{}");

        Reading second = read(first.cursor());

        assertThat(first.of("added", "name")).contains("KEPT", "GONE", "WAITING");
        assertThat(first.of("modified", "name")).isEmpty();
        assertThat(first.of("removed", "transaction_id")).isEmpty();
        assertThat(second.of("added", "name")).containsExactly("NEW", "WAITING");
        assertThat(second.of("added", "pending_transaction_id"))
                .last()
                .isEqualTo(first.idOf("WAITING"));
        assertThat(second.of("modified", "name")).containsExactly("CORRECTED");
        assertThat(second.of("modified", "transaction_id")).containsExactly(first.idOf("KEPT"));
        assertThat(second.of("modified", "amount")).containsExactly("7.5");
        assertThat(second.of("removed", "transaction_id"))
                .containsExactly(first.idOf("GONE"), first.idOf("WAITING"));
        assertThat(read(second.cursor()).rows()).isEmpty();
    }

    @Test
    void tellsNothingOfARowThatCameAndWent() {
        Reading first = read("");
        String brief = post("BRIEF", false);
        amend(brief, "{\"amount\":2}");
        recipient.adminDelete("/customers/" + customer + "/transactions/" + brief);

        Reading second = read(first.cursor());

        assertThat(second.rows()).isEmpty();
        assertThat(second.of("removed", "transaction_id")).isEmpty();
    }

    @Test
    void tellsOfDaysThatTheClockHasPassed() {
        Reading first = read("");
        recipient.admin("/clock", "{\"advance\":\"P9D\"}");

        List<String> ids = read(first.cursor()).of("added", "transaction_id");

        assertThat(ids)
                .isNotEmpty()
                .doesNotContainAnyElementsOf(first.of("added", "transaction_id"));
    }

    @Test
    void takesACursorOfNoOtherItemAndOfNoBooksThatAreNoMore() {
        post("ROW", false);
        String cursor = read("").cursor();
        String other = plaid.link(customer, Optional.empty());

        assertThat(plaid.refusal(SYNC, asked(other, cursor))).isEqualTo("INVALID_FIELD");
        assertThat(plaid.refusal(SYNC, asked(access, "nonsense"))).isEqualTo("INVALID_FIELD");
        recipient.admin("/reset", "{}");
        assertThat(plaid.refusal(SYNC, asked(access, cursor))).isEqualTo("INVALID_FIELD");
    }

    @Test
    void takesACursorOfBooksThatAreWrittenAgain() {
        Reading first = read("");
        recipient.admin("/reset", "{}");

        Reading second = read(first.cursor());

        assertThat(second.rows()).isEmpty();
        assertThat(read("").of("added", "transaction_id"))
                .isEqualTo(first.of("added", "transaction_id"));
    }

    @Test
    void movesTheBalanceWithWhatIsAmendedAndRemoved() {
        double before = balance();
        String row = post("ROW", false);
        assertThat(balance()).isEqualTo(before - 5);

        amend(row, "{\"amount\":7.5}");
        assertThat(balance()).isEqualTo(before - 7.5);
        recipient.adminDelete("/customers/" + customer + "/transactions/" + row);
        assertThat(balance()).isEqualTo(before);
    }

    @Test
    void refusesToChangeWhatIsNotThere() {
        String path = "/customers/" + customer + "/transactions/no-such-row";

        assertThat(recipient.admin(path + "/amendment", "{\"amount\":1}").status()).isEqualTo(409);
        assertThat(recipient.adminDelete(path).status()).isEqualTo(409);
        assertThat(
                        recipient
                                .admin(
                                        "/customers/"
                                                + customer
                                                + "/transactions/"
                                                + post("ROW", false)
                                                + "/amendment",
                                        "{\"amount\":-1}")
                                .status())
                .isEqualTo(400);
    }

    /** All pages from a cursor on. */
    private record Reading(List<JsonNode> pages) {

        String cursor() {
            return pages.getLast().path("next_cursor").asString();
        }

        List<String> of(String list, String member) {
            return pages.stream()
                    .flatMap(page -> page.path(list).valueStream())
                    .map(row -> row.path(member).asString())
                    .toList();
        }

        List<String> rows() {
            var rows = new ArrayList<>(of("added", "name"));
            rows.addAll(of("modified", "name"));
            return rows;
        }

        String idOf(String name) {
            return of("added", "transaction_id").get(of("added", "name").indexOf(name));
        }
    }

    private Reading read(String from) {
        var pages = new ArrayList<JsonNode>();
        String cursor = from;
        do {
            JsonNode page = plaid.ok(SYNC, asked(access, cursor));
            PlaidShapes.CHANGES.check(page);
            pages.add(page);
            cursor = page.path("next_cursor").asString();
        } while (pages.getLast().path("has_more").booleanValue());
        return new Reading(pages);
    }

    private static Map<String, Object> asked(String access, String cursor) {
        var members = new LinkedHashMap<String, Object>();
        members.put("access_token", access);
        members.put("count", 500);
        if (!cursor.isEmpty()) {
            members.put("cursor", cursor);
        }
        return members;
    }

    private double balance() {
        return recipient
                .admin("/customers/" + customer)
                .json()
                .path("accounts")
                .valueStream()
                .filter(account -> account.path("kind").asString().equals("checking"))
                .findFirst()
                .orElseThrow()
                .path("balance")
                .doubleValue();
    }

    private String post(String description, boolean pending) {
        return recipient
                .admin(
                        "/customers/" + customer + "/accounts/checking/transactions",
                        "{\"transactions\":[{\"direction\":\"debit\",\"amount\":5,"
                                + "\"description\":\"%s\",\"pending\":%s}]}"
                                        .formatted(description, pending))
                .json()
                .at("/transactions/0/transaction_id")
                .asString();
    }

    private void amend(String row, String json) {
        String path = "/customers/" + customer + "/transactions/" + row + "/amendment";
        assertThat(recipient.admin(path, json).status()).isEqualTo(200);
    }
}
