package com.dashtam.identity.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.running.Http.Answer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AdministrationRoutesIT {

    private static final String USERS = "/api/v1/admin/users/";
    private static final Map<String, ?> REASON = Map.of("reason", "A laptop was stolen.");

    private final Http http = Identity.shared().http();
    private final Http admin = http.bearer(signInAsAdmin().text("access_token"));
    private final Visitor visitor = Visitor.verified();
    private final String path = USERS + visitor.id();

    private Answer signInAsAdmin() {
        return http.post(
                "/api/v1/sessions",
                Map.of("email", Identity.ADMIN, "password", Identity.ADMIN_PASSWORD));
    }

    private Answer put(String path, String body) {
        return admin.send("PUT", path, body, "application/json");
    }

    private Answer sessions(Answer tokens) {
        return http.bearer(tokens.text("access_token")).get("/api/v1/sessions");
    }

    @Test
    void showsAUserToAdministratorsAlone() {
        var shown = admin.get(path);

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.text("email")).isEqualTo(visitor.email);
        assertThat(shown.json().path("is_active").asBoolean()).isTrue();
        assertThat(http.bearer(visitor.signedIn().text("access_token")).get(path).status())
                .isEqualTo(403);
        assertThat(http.get(path).status()).isEqualTo(401);
        assertThat(admin.get(USERS + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(admin.get(USERS + "1").status()).isEqualTo(400);
    }

    @Test
    void changesRolesAtOnceAndLetsTokensBeRenewed() {
        var tokens = visitor.signedIn();

        assertThat(admin.send("PUT", path + "/roles/auditor", null, null).status()).isEqualTo(204);
        assertThat(admin.send("PUT", path + "/roles/auditor", null, null).status()).isEqualTo(204);

        assertThat(sessions(tokens).status()).isEqualTo(401);
        var renewed = visitor.refresh(tokens.text("refresh_token"));
        assertThat(renewed.status()).isEqualTo(201);
        assertThat(sessions(renewed).status()).isEqualTo(200);
        assertThat(admin.get(path).json().path("roles").toString()).contains("auditor", "user");

        assertThat(admin.delete(path + "/roles/user").status()).isEqualTo(204);
        assertThat(sessions(visitor.refresh(renewed.text("refresh_token"))).status())
                .isEqualTo(403);
        assertThat(admin.send("PUT", path + "/roles/king", null, null).status()).isEqualTo(400);
        assertThat(OutboxRows.ofKey(visitor.id().toString()))
                .extracting(row -> row.type().substring("dashtam.identity.".length()))
                .containsSubsequence(
                        "role_assignment.attempted",
                        "role_assignment.succeeded",
                        "token_version.raised",
                        "role_assignment.failed",
                        "role_revocation.succeeded",
                        "token_version.raised");
    }

    @Test
    void keepsASuspendedUserOut() {
        var tokens = visitor.signedIn();

        assertThat(put(path + "/suspension", "{\"reason\": \"A stolen card.\"}").status())
                .isEqualTo(204);

        assertThat(sessions(tokens).status()).isEqualTo(401);
        assertThat(visitor.refresh(tokens.text("refresh_token")).status()).isEqualTo(401);
        assertThat(visitor.signIn(Visitor.PASSWORD).status()).isEqualTo(401);
        assertThat(put(path + "/suspension", "{}").status()).isEqualTo(400);

        assertThat(admin.delete(path + "/suspension").status()).isEqualTo(204);
        visitor.signedIn();
    }

    @Test
    void protectsAdministratorsFromThemselves() {
        String self = USERS + admin.get("/api/v1/users/current").text("id");

        assertThat(put(self + "/suspension", "{\"reason\": \"A slip.\"}").status()).isEqualTo(409);
        assertThat(admin.delete(self + "/roles/admin").status()).isEqualTo(409);
        assertThat(admin.get(self).status()).isEqualTo(200);
    }

    @Test
    void rotatesTheTokensOfAUserWhoCanSignInAgain() {
        var tokens = visitor.signedIn();

        var rotated = admin.post(path + "/rotations", REASON);

        assertThat(rotated.status()).isEqualTo(201);
        assertThat(rotated.json().path("new_version").asInt()).isEqualTo(2);
        assertThat(sessions(tokens).status()).isEqualTo(401);
        assertThat(visitor.refresh(tokens.text("refresh_token")).status()).isEqualTo(401);
        var again = visitor.signedIn();
        assertThat(sessions(again).status()).isEqualTo(200);
        assertThat(visitor.refresh(again.text("refresh_token")).status()).isEqualTo(201);
        assertThat(admin.post(USERS + UUID.randomUUID() + "/rotations", REASON).status())
                .isEqualTo(404);
    }

    @Test
    void rotatesTheTokensOfAllWithAGracePeriod() {
        var tokens = visitor.signedIn();

        var rotated =
                admin.post(
                        "/api/v1/admin/security/rotations",
                        Map.of("reason", "A drill.", "grace_period_seconds", 600));

        assertThat(rotated.status()).isEqualTo(201);
        int version = rotated.json().path("new_version").asInt();
        assertThat(rotated.json().path("previous_version").asInt()).isEqualTo(version - 1);
        assertThat(sessions(tokens).status()).isEqualTo(200);
        var config = admin.get("/api/v1/admin/security/config");
        assertThat(config.json().path("global_min_token_version").asInt()).isEqualTo(version);
        assertThat(config.json().path("grace_period_seconds").asInt()).isEqualTo(600);
        assertThat(config.text("last_rotation_reason")).isEqualTo("A drill.");

        Identity.clock().forward(java.time.Duration.ofSeconds(601));
        assertThat(sessions(tokens).status()).isEqualTo(401);
        assertThat(visitor.refresh(tokens.text("refresh_token")).status()).isEqualTo(401);
        assertThat(sessions(visitor.signedIn()).status()).isEqualTo(200);
    }

    private Answer patch(String path, String body) {
        return admin.send("PATCH", path, body, "application/json");
    }

    @Test
    void changesHowManySessionsAUserMayHaveOpen() {
        var changed = patch(path, "{\"session_tier\": \"plus\", \"max_sessions\": 1}");
        assertThat(changed.status()).as(changed.response().body()).isEqualTo(200);
        assertThat(changed.text("session_tier")).isEqualTo("plus");
        assertThat(changed.json().path("max_sessions").asInt()).isOne();
        var first = visitor.signedIn();
        visitor.signedIn();
        assertThat(sessions(first).status()).isEqualTo(401);

        assertThat(patch(path, "{\"max_sessions\": null}").json().path("max_sessions").asInt())
                .isEqualTo(5);
        assertThat(patch(path, "{}").text("session_tier")).isEqualTo("plus");

        assertThat(patch(path, "{\"max_sessions\": 0}").status()).isEqualTo(400);
        assertThat(patch(path, "{\"session_tier\": \"royal\"}").status()).isEqualTo(400);
        assertThat(patch(path, "{\"session_tier\": null}").status()).isEqualTo(400);
        assertThat(patch(path, "{\"email\": \"a@example.com\"}").status()).isEqualTo(400);
        assertThat(patch(USERS + UUID.randomUUID(), "{}").status()).isEqualTo(404);
        assertThat(OutboxRows.ofKey(visitor.id().toString()))
                .extracting(row -> row.type().substring("dashtam.identity.".length()))
                .containsSubsequence(
                        "session_limit_change.attempted", "session_limit_change.succeeded");
    }

    @Test
    void refusesToAdministerToUsers() {
        var user = http.bearer(visitor.signedIn().text("access_token"));

        assertThat(user.post("/api/v1/admin/security/rotations", REASON).status()).isEqualTo(403);
        assertThat(user.get("/api/v1/admin/security/config").status()).isEqualTo(403);
        assertThat(user.delete(path + "/suspension").status()).isEqualTo(403);
        assertThat(user.send("PATCH", path, "{\"max_sessions\": 9}", "application/json").status())
                .isEqualTo(403);
        assertThat(user.post(path + "/rotations", REASON).status()).isEqualTo(403);
    }

    @Test
    void searchesUsersPageByPage() {
        String part = visitor.email.substring(0, 20).toUpperCase(java.util.Locale.ROOT);
        var found = admin.get("/api/v1/admin/users?active=true&role=user&email=" + part);
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().path("users")).hasSize(1);
        assertThat(found.json().at("/users/0/id").asString()).isEqualTo(visitor.id().toString());
        assertThat(found.json().has("next_cursor")).isFalse();

        Visitor.registered();
        var first = admin.get("/api/v1/admin/users?limit=1");
        String cursor = first.text("next_cursor");
        var second = admin.get("/api/v1/admin/users?limit=1&cursor=" + cursor);
        assertThat(second.json().at("/users/0/id").asString())
                .isLessThan(first.json().at("/users/0/id").asString());
        assertThat(admin.get("/api/v1/admin/users?active=true&cursor=" + cursor).status())
                .isEqualTo(400);
        assertThat(admin.get("/api/v1/admin/users?email=ab").status()).isEqualTo(400);
        assertThat(admin.get("/api/v1/admin/users?role=king").status()).isEqualTo(400);
    }

    @Test
    void listsAndEndsTheSessionsOfAUser() {
        var first = visitor.signedIn();
        var second = visitor.signedIn();
        var listed = admin.get(path + "/sessions").json();
        assertThat(listed.path("total_count").asInt()).isEqualTo(2);
        assertThat(listed.at("/sessions/0/is_current").asBoolean()).isFalse();
        String newest = listed.at("/sessions/0/id").asString();

        assertThat(admin.delete(path + "/sessions/" + newest).status()).isEqualTo(204);
        assertThat(sessions(second).status()).isEqualTo(401);
        assertThat(sessions(first).status()).isEqualTo(200);

        var rest = admin.delete(path + "/sessions");
        assertThat(rest.json().path("revoked_count").asInt()).isEqualTo(1);
        assertThat(sessions(first).status()).isEqualTo(401);

        String nobody = USERS + UUID.randomUUID() + "/sessions";
        assertThat(admin.get(nobody).status()).isEqualTo(404);
        assertThat(admin.delete(nobody).status()).isEqualTo(404);
        assertThat(admin.delete(path + "/sessions/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void rotatesOnceHoweverOftenTheRequestIsRepeated() {
        var keyed = admin.with("Idempotency-Key", UUID.randomUUID().toString());

        var first = keyed.post(path + "/rotations", REASON);
        var again = keyed.post(path + "/rotations", REASON);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.header("Idempotent-Replayed")).hasValue("true");
        assertThat(keyed.post(path + "/rotations", Map.of("reason", "Another.")).status())
                .isEqualTo(422);
    }

    @Test
    void believesNothingOfARetiredKeyAndGoesOnWithAnother() {
        var before = visitor.signedIn();
        String kid = kidOf(before);
        assertThat(sessions(before).status()).isEqualTo(200);

        assertThat(retire(admin, kid, "compromised").status()).isEqualTo(204);
        Identity.clock().forward(java.time.Duration.ofSeconds(2));

        assertThat(sessions(before).status()).isEqualTo(401);
        assertThat(http.get("/.well-known/jwks.json").response().body()).doesNotContain(kid);
        var refreshed =
                http.post("/api/v1/tokens", Map.of("refresh_token", before.text("refresh_token")));
        assertThat(refreshed.status()).isEqualTo(201);
        assertThat(kidOf(refreshed)).isNotEqualTo(kid);
        assertThat(sessions(refreshed).status()).isEqualTo(200);
    }

    @Test
    void retiresNoKeyThatDoesNotExistAndNoneForUsers() {
        var unknown = "A".repeat(43);
        var user = visitor.signedIn();

        assertThat(retire(admin, unknown, "compromised").status()).isEqualTo(404);
        assertThat(retire(admin, unknown, "boredom").status()).isEqualTo(400);
        assertThat(
                        retire(http.bearer(user.text("access_token")), kidOf(user), "precaution")
                                .status())
                .isEqualTo(403);
        assertThat(sessions(user).status()).isEqualTo(200);
    }

    private static Answer retire(Http by, String kid, String reason) {
        return by.send(
                "DELETE",
                "/api/v1/admin/security/signing-keys/" + kid + "?reason=" + reason,
                null,
                null);
    }

    @Test
    void signsWithANewKeyOnceEverybodyCanKnowIt() {
        var before = visitor.signedIn();

        var rotated = admin.send("POST", "/api/v1/admin/security/signing-keys", null, null);

        assertThat(rotated.status()).isEqualTo(201);
        String kid = rotated.text("kid");
        assertThat(http.get("/.well-known/jwks.json").response().body()).contains(kid);
        assertThat(kidOf(visitor.signedIn())).isNotEqualTo(kid);
        assertThat(admin.send("POST", "/api/v1/admin/security/signing-keys", null, null).status())
                .isEqualTo(409);

        Identity.clock().forward(java.time.Duration.ofMinutes(2));
        var after = visitor.signedIn();
        assertThat(kidOf(after)).isEqualTo(kid);
        assertThat(sessions(after).status()).isEqualTo(200);
        assertThat(http.get("/.well-known/jwks.json").response().body()).contains(kidOf(before));

        Identity.clock().forward(java.time.Duration.ofMinutes(21));
        assertThat(http.get("/.well-known/jwks.json").response().body())
                .contains(kid)
                .doesNotContain(kidOf(before));
    }

    private static String kidOf(Answer tokens) {
        String header = tokens.text("access_token").split("\\.", 2)[0];
        String json = new String(java.util.Base64.getUrlDecoder().decode(header));
        return json.replaceFirst(".*\"kid\":\"([^\"]+)\".*", "$1");
    }
}
