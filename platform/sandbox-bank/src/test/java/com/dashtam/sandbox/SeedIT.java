package com.dashtam.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SeedIT {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant EARLIER_THAT_DAY = Instant.parse("2026-11-21T00:00:01Z");
    private static final Instant LATER = Instant.parse("2027-03-02T23:59:59Z");

    @Test
    void givesTheSameDataForTheSameSeedAndDay() throws IOException {
        assertThat(everything(7, NOW, "customer-05"))
                .isEqualTo(everything(7, EARLIER_THAT_DAY, "customer-05"));
    }

    @Test
    void givesOtherDataForAnotherSeed() throws IOException {
        assertThat(postedRows(everything(7, NOW, "customer-05")).keySet())
                .doesNotContainAnyElementsOf(
                        postedRows(everything(8, NOW, "customer-05")).keySet());
    }

    @Test
    void givesOtherDataForAnotherCustomer() throws IOException {
        assertThat(postedRows(everything(7, NOW, "customer-05")).keySet())
                .doesNotContainAnyElementsOf(
                        postedRows(everything(7, NOW, "customer-06")).keySet());
    }

    @Test
    void neverChangesAPostedRowWhenTimePasses() throws IOException {
        Map<String, JsonNode> now = postedRows(everything(7, NOW, "customer-05"));
        Map<String, JsonNode> later = postedRows(everything(7, LATER, "customer-05"));

        Set<String> common = new HashSet<>(now.keySet());
        common.retainAll(later.keySet());

        assertThat(common).hasSizeGreaterThan(1_500);
        assertThat(common).allSatisfy(id -> assertThat(later.get(id)).isEqualTo(now.get(id)));
    }

    private static Map<String, List<JsonNode>> everything(long seed, Instant at, String customer)
            throws IOException {
        try (SandboxBank bank =
                SandboxBank.start(Recipient.settings().withSeed(seed), InstantSource.fixed(at))) {
            Recipient recipient = new Recipient(bank);
            String token = recipient.accessTo(customer);
            Map<String, List<JsonNode>> all = new HashMap<>();
            List<JsonNode> accounts =
                    recipient.all("/accounts?resultType=details", "accounts", token);
            all.put("accounts", accounts);
            for (JsonNode account : accounts) {
                String id = Recipient.id(account);
                String path = "/accounts/" + id + "/transactions?limit=500";
                all.put(id, recipient.all(path, "transactions", token));
            }
            return all;
        }
    }

    private static Map<String, JsonNode> postedRows(Map<String, List<JsonNode>> everything) {
        Map<String, JsonNode> rows = new HashMap<>();
        everything.values().stream()
                .flatMap(List::stream)
                .filter(node -> node.path("status").asString("").equals("POSTED"))
                .forEach(row -> rows.put(row.path("transactionId").asString(), row));
        return rows;
    }
}
