package com.dashtam.local.demo;

import com.dashtam.local.system.Component;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A statement file with a bank account, a card and a brokerage in it, imported twice. */
final class StatementImport implements Part {

    static final String FILE = "statement.qfx";
    static final int ACCOUNTS = 3;
    static final int ROWS = 20;

    private final Journey journey;
    private final StatementFiles files;

    StatementImport(Journey journey) {
        this.journey = journey;
        this.files = new StatementFiles(journey);
    }

    @Override
    public String title() {
        return "A statement file";
    }

    @Override
    public List<Step> steps() {
        return List.of(
                new Step("import a statement file", Component.SYNC, this::importFile),
                new Step("see its accounts", Component.SYNC, this::seeAccounts),
                new Step("import it again", Component.SYNC, this::importAgain));
    }

    private String importFile() {
        JsonNode done = files.upload(FILE);
        StatementFiles.requireCounts(done, ACCOUNTS, ROWS, 0);
        return "uploads %s: %d accounts, %d transactions and a holding created"
                .formatted(FILE, ACCOUNTS, ROWS);
    }

    private String seeAccounts() {
        Books books = new Books(journey.user());
        long rows = 0;
        List<JsonNode> accounts = files.accounts();
        for (JsonNode account : accounts) {
            long own = books.transactionsOf(account);
            rows += own;
            journey.narration.detail(
                    "%-26s %-12s %18s  %d transactions"
                            .formatted(
                                    account.required("name").asString(),
                                    account.required("account_type").asString(),
                                    Books.balance(account),
                                    own));
        }
        DemoFailure.require(
                accounts.size() == ACCOUNTS && rows == ROWS,
                "%d accounts with %d transactions came of the file"
                        .formatted(accounts.size(), rows));
        requireTotal(books, journey.transactions() + ROWS);
        journey.counted(journey.transactions() + ROWS);
        return "sees them beside the others: %d accounts now"
                .formatted(books.accounts().required("total_count").asInt());
    }

    private String importAgain() {
        JsonNode done = files.upload(FILE);
        StatementFiles.requireCounts(done, 0, 0, ROWS);
        requireTotal(new Books(journey.user()), journey.transactions());
        return "uploads it again: \"%s\"".formatted(done.required("message").asString());
    }

    private static void requireTotal(Books books, long total) {
        long found = books.transactions();
        DemoFailure.require(
                found == total, "%d transactions instead of %d".formatted(found, total));
    }
}
