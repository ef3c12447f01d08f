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
        JsonNode balanced = compared("checking");
        journey.narration.detail(shown(balanced));
        JsonNode unbalanced = compared("credit_card");
        journey.narration.detail(shown(unbalanced));
        requireGap(balanced, "balanced", BigDecimal.ZERO);
        requireGap(unbalanced, "unbalanced", GAP);
        return "reconciles them: the checking account adds up, the card misses %s %s"
                .formatted(
                        unbalanced.required("currency").asString(),
                        Books.amount(unbalanced.required("gap")));
    }

    /** The one comparison that there is of an account with two statements. */
    private JsonNode compared(String accountType) {
        JsonNode found =
                new Books(journey.user()).reconciliations(accountOf(accountType)).required(0);
        DemoFailure.require(
                found.required("opening_date").asString().equals("2026-09-30")
                        && found.required("closing_date").asString().equals("2026-10-31"),
                "other days are compared: " + found);
        return found;
    }

    private JsonNode accountOf(String type) {
        return files.accounts().stream()
                .filter(account -> account.required("account_type").asString().equals(type))
                .findFirst()
                .orElseThrow(() -> new DemoFailure("no imported account is of type " + type));
    }

    private static String shown(JsonNode compared) {
        return "%s %s and %s of %d transactions, %s on %s: %s"
                .formatted(
                        compared.required("currency").asString(),
                        Books.amount(compared.required("opening_balance")),
                        Books.amount(compared.required("transactions_sum")),
                        compared.required("transaction_count").asInt(),
                        Books.amount(compared.required("closing_balance")),
                        compared.required("closing_date").asString(),
                        compared.required("status").asString());
    }

    private static void requireGap(JsonNode compared, String status, BigDecimal gap) {
        BigDecimal found = new BigDecimal(compared.required("gap").asString());
        DemoFailure.require(
                compared.required("status").asString().equals(status) && found.compareTo(gap) == 0,
                "the comparison is another: " + compared);
    }
}
