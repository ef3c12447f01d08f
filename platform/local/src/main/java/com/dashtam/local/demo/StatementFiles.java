package com.dashtam.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The statement files of one credit union, and what becomes of them. */
final class StatementFiles {

    private final Journey journey;

    StatementFiles(Journey journey) {
        this.journey = journey;
    }

    static byte[] content(String file) {
        try (InputStream resource = StatementFiles.class.getResourceAsStream(file)) {
            DemoFailure.require(resource != null, "the statement is not in this program");
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new DemoFailure("the statement cannot be read", e);
        }
    }

    /** The import of a file, once it has ended. */
    JsonNode upload(String file) {
        journey.setOff("file_import");
        Answer created = journey.user().upload("/imports", file, content(file)).expect(201);
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

    /** The accounts that files have told of. */
    List<JsonNode> accounts() {
        return new Books(journey.user()).accountsOf(connection());
    }

    private String connection() {
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

    static void requireCounts(JsonNode done, int accounts, int created, int skipped) {
        DemoFailure.require(
                done.required("accounts_created").asInt() == accounts
                        && done.required("transactions_created").asInt() == created
                        && done.required("transactions_updated").asInt() == 0
                        && done.required("transactions_skipped").asInt() == skipped
                        && done.required("holdings_created").asInt() == (accounts == 0 ? 0 : 1)
                        && done.required("errors").asInt() == 0,
                "the import says of itself: " + done);
    }
}
