package com.dashtam.identity.running;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.running.Http.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class DataExportRoutesIT {

    private static final String EXPORTS = "/api/v1/users/current/data-exports";

    private final Visitor visitor = Visitor.verified();
    private final String token = visitor.signedIn().text("access_token");
    private final Http user = Identity.shared().http().bearer(token);

    private String started() {
        var started = user.post(EXPORTS);
        assertThat(started.status()).as(started.response().body()).isEqualTo(201);
        assertThat(started.text("status")).isEqualTo("queued");
        String path = EXPORTS + "/" + started.text("id");
        assertThat(started.header("Location")).contains(path);
        return path;
    }

    private Answer ended(String path, String status) {
        eventually(
                "the end of " + path,
                () -> assertThat(user.get(path).text("status")).isEqualTo(status));
        return user.get(path);
    }

    private Map<String, String> download(String path) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + Identity.shared().port()
                                                + path
                                                + "/archive"))
                        .header("Authorization", "Bearer " + token)
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            return filesOf(answer.body());
        }
    }

    private static Map<String, String> filesOf(byte[] archive) throws IOException {
        var files = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void handsOutWhatEveryServiceHoldsOfTheCaller() throws Exception {
        String path = started();
        var ended = ended(path, "succeeded");
        assertThat(ended.json().path("size_bytes").asLong()).isPositive();
        assertThat(ended.json().has("expires_at")).isTrue();

        var files = download(path);

        assertThat(files)
                .containsOnlyKeys(
                        "identity-service.json",
                        "provider-service.json",
                        "sync-service.json",
                        "audit-service.json");
        assertThat(files.get("identity-service.json"))
                .contains(visitor.email, "\"sessions\"")
                .doesNotContain("password_hash", "token_hash");
        assertThat(files.get("sync-service.json")).contains(visitor.id().toString());
        assertThat(Identity.services().authorizations()).allMatch(it -> it.startsWith("Bearer ey"));
        eventually(
                "the notice",
                () -> assertThat(visitor.mails("The copy of your data is ready")).hasSize(1));
        assertThat(OutboxRows.ofKey(visitor.id().toString()))
                .extracting(row -> row.type().substring("dashtam.identity.".length()))
                .containsSubsequence(
                        "data_export.attempted", "data_export.succeeded", "data_export.downloaded");
    }

    @Test
    void waitsForAServiceThatIsAway() {
        Identity.services().failFor(visitor.id());
        String path = started();
        eventually(
                "a first try",
                () ->
                        assertThat(
                                        Identity.shared()
                                                .jdbc()
                                                .sql(
                                                        "select attempts from data_exports"
                                                                + " where user_id = :user")
                                                .param("user", visitor.id())
                                                .query(Integer.class)
                                                .single())
                                .isPositive());
        assertThat(user.get(path + "/archive").status()).isEqualTo(409);
        assertThat(user.post(EXPORTS).status()).isEqualTo(200);

        Identity.services().recoverFor(visitor.id());

        ended(path, "succeeded");
    }

    @Test
    void destroysTheArchiveWhenItsTimeIsOver() {
        String path = started();
        ended(path, "succeeded");
        Identity.shared()
                .jdbc()
                .sql("update data_exports set expires_at = finished_at where user_id = :user")
                .param("user", visitor.id())
                .update();

        ended(path, "expired");

        assertThat(user.get(path + "/archive").status()).isEqualTo(404);
        int left =
                Identity.shared()
                        .jdbc()
                        .sql(
                                """
                                select count(*) from data_export_archives a
                                join data_exports e on e.id = a.export_id
                                where e.user_id = :user
                                """)
                        .param("user", visitor.id())
                        .query(Integer.class)
                        .single();
        assertThat(left).isZero();
    }

    @Test
    void hidesACopyFromEverybodyElse() {
        String path = started();
        ended(path, "succeeded");
        var stranger =
                Identity.shared().http().bearer(Visitor.verified().signedIn().text("access_token"));

        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(stranger.get(path + "/archive").status()).isEqualTo(404);
        assertThat(user.get(EXPORTS + "/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(user.get(EXPORTS + "/nonsense").status()).isEqualTo(400);
        assertThat(Identity.shared().http().get(path).status()).isEqualTo(401);
    }
}
