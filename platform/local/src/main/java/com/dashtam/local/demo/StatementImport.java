package com.dashtam.local.demo;

import com.dashtam.local.system.Component;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A statement file with a bank account, a card and a brokerage in it, imported twice. */
final class StatementImport implements Part {

    static final String FILE = "statement.qfx";
    static final int ACCOUNTS = 3;
    static final int ROWS = 20;

    private final Journey journey;

    StatementImport(Journey journey) {
        this.journey = journey;
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
        JsonNode done = upload();
        requireCounts(done, ACCOUNTS, ROWS, 0);
        return "uploads %s: %d accounts, %d transactions and a holding created"
                .formatted(FILE, ACCOUNTS, ROWS);
    }

    private String seeAccounts() {
        Books books = new Books(journey.user());
        String connection = connectionOfImports();
        long rows = 0;
        List<JsonNode> accounts = books.accountsOf(connection);
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

    private String connectionOfImports() {
        return journey.user()
                .get("/providers")
                .expect(200)
                .json()
                .required("connections")
                .valueStream()
                .map(connection -> connection.required("id").asString())
                .filter(id -> !id.equals(journey.connection()))
                .findFirst()
                .orElseThrow(() -> new DemoFailure("the imports have no connection"));
    }

    private String importAgain() {
        JsonNode done = upload();
        requireCounts(done, 0, 0, ROWS);
        requireTotal(new Books(journey.user()), journey.transactions());
        return "uploads it again: \"%s\"".formatted(done.required("message").asString());
    }

    private JsonNode upload() {
        journey.setOff("file_import");
        Answer created = journey.user().upload("/imports", FILE, file()).expect(201);
        String path = "/imports/" + created.text("id");
        return Waiting.JOB.until(
                "the import",
                () -> {
                    JsonNode job = journey.user().get(path).expect(200).json();
                    return switch (job.required("status").asString()) {
                        case "succeeded" -> Optional.of(job);
                        case "failed" -> throw new DemoFailure("the import failed: " + job);
                        default -> Optional.empty();
                    };
                });
    }

    private static void requireCounts(JsonNode done, int accounts, int created, int skipped) {
        DemoFailure.require(
                done.required("accounts_created").asInt() == accounts
                        && done.required("transactions_created").asInt() == created
                        && done.required("transactions_updated").asInt() == 0
                        && done.required("transactions_skipped").asInt() == skipped
                        && done.required("holdings_created").asInt() == (accounts == 0 ? 0 : 1)
                        && done.required("errors").asInt() == 0,
                "the import says of itself: " + done);
    }

    private static void requireTotal(Books books, long total) {
        long found = books.transactions();
        DemoFailure.require(
                found == total, "%d transactions instead of %d".formatted(found, total));
    }

    static byte[] file() {
        try (InputStream resource = StatementImport.class.getResourceAsStream(FILE)) {
            DemoFailure.require(resource != null, "the statement is not in this program");
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new DemoFailure("the statement cannot be read", e);
        }
    }
}
