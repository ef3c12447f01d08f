package com.dashtam.local.demo;

import com.dashtam.local.system.Component;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The statement of the month after: the transactions of one account explain how its balance moved,
 * those of the other do not.
 */
final class NextStatement implements Part {

    static final String FILE = "next-statement.qfx";
    static final int ROWS = 8;
    static final BigDecimal GAP = new BigDecimal("-43.99");

    private final Journey journey;
    private final StatementFiles files;

    NextStatement(Journey journey) {
        this.journey = journey;
        this.files = new StatementFiles(journey);
    }

    @Override
    public String title() {
        return "The next statement, and whether it adds up";
    }

    @Override
    public List<Step> steps() {
        return List.of(
                new Step("import the next statement", Component.SYNC, this::importNext),
                new Step("reconcile its accounts", Component.SYNC, this::reconcile));
    }

    private String importNext() {
        JsonNode done = files.upload(FILE);
        StatementFiles.requireCounts(done, 0, ROWS, 0);
        journey.counted(journey.transactions() + ROWS);
        return "uploads %s: %d transactions created in accounts that are known"
                .formatted(FILE, ROWS);
    }

    private String reconcile() {
        List<JsonNode> accounts = files.accounts();
        JsonNode balanced = compared(accountOf("checking", accounts));
        JsonNode unbalanced = compared(accountOf("credit_card", accounts));
        requireGap(balanced, "balanced", BigDecimal.ZERO);
        requireGap(unbalanced, "unbalanced", GAP);
        return "reconciles them: one account adds up, a posting of %s %s is missing in the other"
                .formatted(
                        unbalanced.required("currency").asString(),
                        Books.amount(unbalanced.required("gap")));
    }

    /** The one comparison that there is of an account with two statements. */
    private JsonNode compared(JsonNode account) {
        JsonNode found = new Books(journey.user()).reconciliations(account).required(0);
        journey.narration.detail(shown(account, found));
        DemoFailure.require(
                found.required("opening_date").asString().equals("2026-09-30")
                        && found.required("closing_date").asString().equals("2026-10-31"),
                "other days are compared: " + found);
        return found;
    }

    private static JsonNode accountOf(String type, List<JsonNode> accounts) {
        return accounts.stream()
                .filter(account -> account.required("account_type").asString().equals(type))
                .findFirst()
                .orElseThrow(() -> new DemoFailure("no imported account is of type " + type));
    }

    private static String shown(JsonNode account, JsonNode compared) {
        return "%-26s %s %s and %s in %d transactions; %s is stated: %s"
                .formatted(
                        account.required("name").asString(),
                        compared.required("currency").asString(),
                        Books.amount(compared.required("opening_balance")),
                        Books.amount(compared.required("transactions_sum")),
                        compared.required("transaction_count").asInt(),
                        Books.amount(compared.required("closing_balance")),
                        compared.required("status").asString());
    }

    private static void requireGap(JsonNode compared, String status, BigDecimal gap) {
        BigDecimal found = new BigDecimal(compared.required("gap").asString());
        DemoFailure.require(
                compared.required("status").asString().equals(status) && found.compareTo(gap) == 0,
                "the comparison is another: " + compared);
    }
}
