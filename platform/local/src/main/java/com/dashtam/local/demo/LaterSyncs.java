package com.dashtam.local.demo;

import com.dashtam.local.system.Component;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sync that finds nothing new, and one that finds exactly what the bank has posted. */
final class LaterSyncs implements Part {

    private static final List<Posting> NEW_ROWS =
            List.of(
                    new Posting("debit", new BigDecimal("54.20"), "UMBRELLA SHOP"),
                    new Posting("debit", new BigDecimal("7.95"), "LANTERN CAFE"),
                    new Posting("credit", new BigDecimal("120.00"), "SOLD A BICYCLE"));

    /** What the bank is told to post. */
    private record Posting(String direction, BigDecimal amount, String description) {}

    private final Journey journey;
    private String cursor = "";

    LaterSyncs(Journey journey) {
        this.journey = journey;
    }

    @Override
    public String title() {
        return "Later syncs";
    }

    @Override
    public List<Step> steps() {
        return List.of(
                new Step("sync again", Component.SYNC, this::syncUnchanged),
                new Step("read the feed of changes", Component.SYNC, this::readChanges),
                new Step("post transactions at the bank", Component.BANK, this::post),
                new Step("sync what is new", Component.SYNC, this::syncNew),
                new Step("follow the changes", Component.SYNC, this::followChanges));
    }

    private String syncUnchanged() {
        JsonNode done = sync();
        int unchanged = done.required("unchanged").asInt();
        DemoFailure.require(
                done.required("created").asInt() == 0
                        && done.required("updated").asInt() == 0
                        && done.required("errors").asInt() == 0
                        && unchanged > 0,
                "the sync says of itself: " + done);
        requireTotal(journey.transactions());
        return String.format(
                Locale.ROOT,
                "syncs again: \"%s\" (%,d records compared)",
                done.required("message").asString(),
                unchanged);
    }

    private String readChanges() {
        Map<String, Integer> changes = changes();
        DemoFailure.require(
                changes.equals(Map.of("added", (int) journey.transactions())),
                "the feed of changes tells " + changes);
        return "reads the feed of changes to its end: %,d transactions, and a cursor to come back with"
                .formatted(journey.transactions());
    }

    private String followChanges() {
        Map<String, Integer> changes = changes();
        DemoFailure.require(
                changes.equals(Map.of("added", NEW_ROWS.size())),
                "the feed of changes tells " + changes);
        return "comes back with the cursor: %d added, and nothing else".formatted(NEW_ROWS.size());
    }

    /** How many changes of each kind there are behind the cursor, which goes to their end. */
    private Map<String, Integer> changes() {
        Map<String, Integer> found = new TreeMap<>();
        boolean more = true;
        while (more) {
            JsonNode page =
                    journey.user()
                            .get("/transaction-changes?limit=500" + cursor)
                            .expect(200)
                            .json();
            page.required("changes")
                    .forEach(change ->
                            found.merge(change.required("change").asString(), 1, Integer::sum));
            cursor = "&cursor=" + page.required("next_cursor").asString();
            more = page.required("has_more").asBoolean();
        }
        return found;
    }

    private String post() {
        String path = "/admin/customers/%s/accounts/checking/transactions".formatted(journey.name);
        String body = JsonMapper.shared().writeValueAsString(Map.of("transactions", NEW_ROWS));
        HttpRequest request =
                Http.request(journey.target.bank().resolve(path))
                        .header("Authorization", "Bearer " + journey.target.bankAdmin())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        journey.http.send(request).expect(201);
        return "spends and earns at the bank: %d new transactions there".formatted(NEW_ROWS.size());
    }

    private String syncNew() {
        JsonNode done = sync();
        DemoFailure.require(
                done.required("transactions_created").asInt() == NEW_ROWS.size()
                        && done.required("transactions_updated").asInt() == 0
                        && done.required("accounts_created").asInt() == 0
                        && done.required("errors").asInt() == 0,
                "the sync says of itself: " + done);
        journey.counted(journey.transactions() + NEW_ROWS.size());
        requireTotal(journey.transactions());
        List<String> newest = new Books(journey.user()).newest();
        for (Posting row : NEW_ROWS) {
            DemoFailure.require(
                    newest.stream().filter(row.description()::equals).count() == 1,
                    row.description() + " is not among the newest transactions once");
        }
        return "syncs them: exactly these arrive (%s)"
                .formatted(done.required("message").asString());
    }

    /** Without regard to the interval that must lie between two syncs. */
    private JsonNode sync() {
        journey.setOff("provider_data_sync");
        Answer created =
                journey.user()
                        .post(
                                "/syncs",
                                Map.of("connection_id", journey.connection(), "force", true))
                        .expect(201);
        String path = "/syncs/" + created.text("id");
        return Waiting.JOB.until(
                "the sync",
                () -> {
                    JsonNode job = journey.user().get(path).expect(200).json();
                    return switch (job.required("status").asString()) {
                        case "succeeded" -> Optional.of(job);
                        case "failed" -> throw new DemoFailure("the sync failed: " + job);
                        default -> Optional.empty();
                    };
                });
    }

    private void requireTotal(long total) {
        long found = new Books(journey.user()).transactions();
        DemoFailure.require(
                found == total, "%d transactions instead of %d".formatted(found, total));
    }
}
