package com.dashtam.sandbox;

import static com.dashtam.sandbox.Recipient.anyCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.sandbox.fdx.FdxProfile;
import com.dashtam.sandbox.fdx.PagingStyle;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class PagingIT {
    private static final int LARGEST = 60;
    private static final String ORDER =
            "{\"transactions\":[{\"direction\":\"debit\",\"amount\":1,\"description\":\"NEW\"}]}";

    @ParameterizedTest
    @EnumSource(PagingStyle.class)
    void leadsThroughAllRowsOnce(PagingStyle style) throws IOException {
        try (SandboxBank bank = open(style, "/open-banking/fdx/v6.4")) {
            Recipient recipient = new Recipient(bank);
            String customer = anyCustomer();
            String token = recipient.accessTo(customer);
            String path = card(recipient, token);

            List<String> small = ids(recipient.all(path + "?limit=7", "transactions", token));
            List<String> large = ids(recipient.all(path + "?limit=9999", "transactions", token));

            assertThat(small).doesNotHaveDuplicates().hasSize(rowsOf(recipient, customer));
            assertThat(large).isEqualTo(small);
        }
    }

    @ParameterizedTest
    @EnumSource(PagingStyle.class)
    void keepsTheFilterFromPageToPage(PagingStyle style) throws IOException {
        try (SandboxBank bank = open(style, "/fdx/v6")) {
            Recipient recipient = new Recipient(bank);
            String token = recipient.accessTo(anyCustomer());
            String path = card(recipient, token);
            String all = path + "?limit=60";
            List<JsonNode> newest = recipient.all(all, "transactions", token).subList(0, 50);
            String oldest = newest.getLast().path("transactionTimestamp").asString();

            List<JsonNode> filtered =
                    recipient.all(path + "?limit=7&startTime=" + oldest, "transactions", token);

            assertThat(ids(filtered)).containsAll(ids(newest)).hasSizeLessThan(60);
        }
    }

    @ParameterizedTest
    @EnumSource(PagingStyle.class)
    void cutsALargerLimitDown(PagingStyle style) throws IOException {
        try (SandboxBank bank = open(style, "")) {
            Recipient recipient = new Recipient(bank);
            String token = recipient.accessTo(anyCustomer());

            Answer page = recipient.data(card(recipient, token) + "?limit=500", token);

            assertThat(page.json().path("transactions")).hasSize(LARGEST);
            assertThat(page.json().path("page").has("nextOffset")).isTrue();
        }
    }

    @Test
    void tellsTheTotalInTheOffsetStyleAlone() throws IOException {
        try (SandboxBank offsets = open(PagingStyle.OFFSET, "/fdx/v6");
                SandboxBank cursors = open(PagingStyle.CURSOR, "/fdx/v6")) {
            assertThat(accounts(offsets).path("page").path("totalElements").asInt()).isEqualTo(5);
            assertThat(accounts(cursors).path("page").has("totalElements")).isFalse();
        }
    }

    @Test
    void pagesAccountsByCursorToo() throws IOException {
        try (SandboxBank bank = open(PagingStyle.CURSOR, "/fdx/v6")) {
            Recipient recipient = new Recipient(bank);
            String token = recipient.accessTo(anyCustomer());

            assertThat(recipient.all("/accounts?limit=2", "accounts", token))
                    .extracting(Recipient::id)
                    .hasSize(5)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void isNotDisturbedByNewRowsInTheCursorStyle() throws IOException {
        List<String> rows = twoPagesWithANewRowBetween(PagingStyle.CURSOR);

        assertThat(rows).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void repeatsARowAfterANewOneInTheOffsetStyle() throws IOException {
        List<String> rows = twoPagesWithANewRowBetween(PagingStyle.OFFSET);

        assertThat(rows.get(10)).isEqualTo(rows.get(9));
    }

    @ParameterizedTest
    @EnumSource(PagingStyle.class)
    void refusesAPageKeyThatItNeverGave(PagingStyle style) throws IOException {
        try (SandboxBank bank = open(style, "/fdx/v6")) {
            Recipient recipient = new Recipient(bank);
            String token = recipient.accessTo(anyCustomer());

            for (String query : List.of("offset=!!", "pageKey=AAAA", "offset=bm90aGluZw")) {
                assertThat(recipient.data("/accounts?" + query, token).status()).isEqualTo(400);
                assertThat(recipient.data(card(recipient, token) + "?" + query, token).status())
                        .isEqualTo(400);
            }
        }
    }

    private static List<String> twoPagesWithANewRowBetween(PagingStyle style) throws IOException {
        try (SandboxBank bank = open(style, "/fdx/v6")) {
            Recipient recipient = new Recipient(bank);
            String customer = anyCustomer();
            String token = recipient.accessTo(customer);
            JsonNode first = recipient.data(card(recipient, token) + "?limit=10", token).json();
            recipient.admin("/customers/" + customer + "/accounts/card/transactions", ORDER);
            String next = first.path("links").path("next").path("href").asString();
            JsonNode second =
                    recipient.browser().get(next, "Authorization", "Bearer " + token).json();
            return ids(
                    Stream.of(first, second)
                            .flatMap(page -> page.path("transactions").valueStream())
                            .toList());
        }
    }

    private static SandboxBank open(PagingStyle style, String prefix) throws IOException {
        return SandboxBank.start(Recipient.settings().with(new FdxProfile(prefix, style, LARGEST)));
    }

    private static JsonNode accounts(SandboxBank bank) {
        Recipient recipient = new Recipient(bank);
        return recipient.data("/accounts", recipient.accessTo(anyCustomer())).json();
    }

    private static String card(Recipient recipient, String token) {
        return "/accounts/" + recipient.accountIds(token).get("CREDITCARD USD") + "/transactions";
    }

    private static int rowsOf(Recipient recipient, String customer) {
        return recipient
                .admin("/customers/" + customer)
                .json()
                .path("accounts")
                .valueStream()
                .filter(account -> account.path("kind").asString().equals("card"))
                .mapToInt(account -> account.path("transactions").asInt())
                .sum();
    }

    private static List<String> ids(List<JsonNode> rows) {
        return rows.stream().map(row -> row.path("transactionId").asString()).toList();
    }
}
