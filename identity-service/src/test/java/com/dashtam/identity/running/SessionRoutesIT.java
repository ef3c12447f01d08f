package com.dashtam.identity.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.domain.session.Session;
import com.dashtam.identity.domain.user.Lockout;
import com.dashtam.identity.running.Http.Answer;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class SessionRoutesIT {

    private static final String FIREFOX =
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final String WRONG = "Wrong-Password-1";

    private final Http http = Identity.shared().http();

    private static void assertInvalidCredentials(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("type")).isEqualTo("/problems/invalid-credentials");
    }

    private static String withoutTrace(Answer answer) {
        return answer.response().body().replace(answer.text("trace_id"), "");
    }

    private Answer list(Answer tokens, String query) {
        return http.bearer(tokens.text("access_token")).get("/api/v1/sessions" + query);
    }

    private Answer signOut(Answer tokens) {
        return http.bearer(tokens.text("access_token")).delete("/api/v1/sessions/current");
    }

    @Test
    void signsAVerifiedUserIn() {
        var visitor = Visitor.verified();

        var tokens = visitor.signedIn();

        assertThat(tokens.header("Set-Cookie").orElseThrow())
                .matches(
                        "dashtam_device=[A-Za-z0-9_-]{43}; Path=/api/v1/sessions;"
                                + " Max-Age=34560000; Expires=[^;]+; HttpOnly; SameSite=Lax");
        assertThat(tokens.header("Cache-Control")).hasValue("no-store");
        assertThat(tokens.text("token_type")).isEqualTo("bearer");
        assertThat(tokens.json().path("expires_in").asInt()).isEqualTo(900);
        assertThat(tokens.text("refresh_token")).matches("[A-Za-z0-9_-]{43}");
        assertThat(OutboxRows.ofKey(visitor.id().toString()))
                .extracting(row -> row.type().substring("dashtam.identity.".length()))
                .endsWith("user_login.attempted", "user_login.succeeded", "session.created");
        assertThat(OutboxRows.typesNaming(tokens.text("refresh_token"))).isEmpty();
    }

    @Test
    void answersAWrongPasswordAndAnUnknownAddressAlike() {
        var visitor = Visitor.verified();

        var wrong = visitor.signIn(WRONG);
        var unknown = new Visitor().signIn(WRONG);

        assertInvalidCredentials(wrong);
        assertThat(withoutTrace(wrong)).isEqualTo(withoutTrace(unknown));
        assertThat(wrong.header("WWW-Authenticate")).isEqualTo(unknown.header("WWW-Authenticate"));
        assertThat(OutboxRows.ofKey(visitor.id().toString()))
                .extracting(OutboxRows.Row::type)
                .endsWith(
                        "dashtam.identity.user_login.attempted",
                        "dashtam.identity.user_login.failed");
    }

    @Test
    void saysThatTheAddressIsUnverifiedOnlyToWhoeverKnowsThePassword() {
        var visitor = Visitor.registered();

        assertInvalidCredentials(visitor.signIn(WRONG));
        var right = visitor.signIn(Visitor.PASSWORD);

        assertThat(right.status()).isEqualTo(403);
        assertThat(right.text("type")).isEqualTo("/problems/email-not-verified");
    }

    @Test
    void locksAfterFiveFailuresForFifteenMinutesWithoutSayingSo() {
        var visitor = Visitor.verified();
        Answer failure = visitor.signIn(WRONG);
        for (int i = 1; i < Lockout.MAX_FAILURES; i++) {
            failure = visitor.signIn(WRONG);
        }

        var locked = visitor.signIn(Visitor.PASSWORD);

        assertInvalidCredentials(locked);
        assertThat(withoutTrace(locked)).isEqualTo(withoutTrace(failure));
        Identity.clock().forward(Lockout.LOCK);
        assertInvalidCredentials(visitor.signIn(WRONG));
        visitor.signedIn();
    }

    @Test
    void keepsAStrangerFromLockingTheOwnerOutOfADeviceOfHis() {
        var visitor = Visitor.verified();
        String cookie = deviceCookie(visitor.signedIn());
        for (int i = 0; i < Lockout.MAX_FAILURES; i++) {
            assertInvalidCredentials(visitor.signIn(WRONG));
        }

        var atHome = visitor.at("Cookie", cookie).signIn(Visitor.PASSWORD);

        assertThat(atHome.status()).isEqualTo(201);
        assertThat(deviceCookie(atHome)).isEqualTo(cookie);
        assertInvalidCredentials(visitor.signIn(Visitor.PASSWORD));
        assertThat(OutboxRows.typesNaming(cookie.substring(cookie.indexOf('=') + 1))).isEmpty();
    }

    @Test
    void ignoresADeviceCookieThatIsBroken() {
        var visitor = Visitor.verified();

        var answer = visitor.at("Cookie", "dashtam_device=\"%00'").signIn(Visitor.PASSWORD);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(deviceCookie(answer)).matches("dashtam_device=[A-Za-z0-9_-]{43}");
    }

    private static String deviceCookie(Answer answer) {
        String cookie = answer.header("Set-Cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    @Test
    void namesTheFieldThatIsNotValid() {
        var answer =
                http.post("/api/v1/sessions", Map.of("email", "nobody", "password", "whatever"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("email");
    }

    @Test
    void listsTheSessionsOfTheCaller() {
        var visitor = Visitor.verified();
        var first = visitor.signedIn();
        var gatewayToken = ServiceTokenRoutesIT.gatewayTokenFor("identity-service");
        var second =
                http.with("X-Dashtam-Service-Token", gatewayToken)
                        .with("X-Dashtam-Client-Ip", "203.0.113.7")
                        .with("X-Dashtam-User-Agent", FIREFOX)
                        .post(
                                "/api/v1/sessions",
                                Map.of("email", visitor.email, "password", Visitor.PASSWORD));
        Visitor.verified().signedIn();

        var list = list(second, "").json();

        assertThat(list.path("total_count").asInt()).isEqualTo(2);
        assertThat(list.path("active_count").asInt()).isEqualTo(2);
        var newest = list.at("/sessions/0");
        assertThat(newest.path("is_current").asBoolean()).isTrue();
        assertThat(newest.path("is_revoked").asBoolean()).isFalse();
        assertThat(newest.path("device_info").asString()).isEqualTo("Firefox on Linux");
        assertThat(newest.path("ip_address").asString()).isEqualTo("203.0.113.7");
        assertThat(newest.path("location").asString()).isEqualTo("Oslo, Norway");
        var oldest = list.at("/sessions/1");
        assertThat(oldest.path("is_current").asBoolean()).isFalse();
        assertThat(oldest.path("ip_address").asString()).isEqualTo("127.0.0.1");
        assertThat(oldest.has("location")).isFalse();
        assertThat(java.time.Instant.parse(oldest.path("expires_at").asString()))
                .isEqualTo(
                        java.time.Instant.parse(oldest.path("created_at").asString())
                                .plus(Session.IDLE));
        assertThat(list(first, "").json().at("/sessions/1/is_current").asBoolean()).isTrue();
    }

    @Test
    void believesNoClientAddressWithoutTheGatewaysToken() {
        var visitor = Visitor.verified();

        var tokens =
                http.with("X-Dashtam-Service-Token", "forged")
                        .with("X-Dashtam-Client-Ip", "203.0.113.7")
                        .post(
                                "/api/v1/sessions",
                                Map.of("email", visitor.email, "password", Visitor.PASSWORD));

        assertThat(list(tokens, "").json().at("/sessions/0/ip_address").asString())
                .isEqualTo("127.0.0.1");
    }

    @Test
    void listsEndedSessionsOnlyOnRequest() {
        var visitor = Visitor.verified();
        var ended = visitor.signedIn();
        var current = visitor.signedIn();
        assertThat(signOut(ended).status()).isEqualTo(204);

        assertThat(list(current, "").json().path("total_count").asInt()).isEqualTo(1);
        var all = list(current, "?active_only=false").json();

        assertThat(all.path("total_count").asInt()).isEqualTo(2);
        assertThat(all.path("active_count").asInt()).isEqualTo(1);
        assertThat(all.at("/sessions/1/is_revoked").asBoolean()).isTrue();
    }

    @Test
    void refusesAListToStrangersAndToThoseWithoutThePermission() {
        var auditor =
                http.post(
                        "/api/v1/sessions",
                        Map.of("email", Identity.AUDITOR, "password", Identity.AUDITOR_PASSWORD));
        assertThat(auditor.status()).isEqualTo(201);

        assertThat(http.get("/api/v1/sessions").status()).isEqualTo(401);
        assertThat(http.bearer("not-a-token").get("/api/v1/sessions").status()).isEqualTo(401);
        assertThat(list(auditor, "").status()).isEqualTo(403);
    }

    @Test
    void refusesAQueryThatIsNotOfTheContract() {
        var tokens = Visitor.verified().signedIn();

        assertThat(list(tokens, "?active_only=perhaps").status()).isEqualTo(400);
        assertThat(list(tokens, "?page=2").status()).isEqualTo(400);
    }

    @Test
    void signsOutAndEndsEveryTokenOfTheSession() {
        var visitor = Visitor.verified();
        var tokens = visitor.signedIn();
        var other = visitor.signedIn();

        assertThat(signOut(tokens).status()).isEqualTo(204);

        assertThat(list(tokens, "").status()).isEqualTo(401);
        assertThat(signOut(tokens).status()).isEqualTo(401);
        assertThat(visitor.refresh(tokens.text("refresh_token")).status()).isEqualTo(401);
        assertThat(list(other, "").status()).isEqualTo(200);
        assertThat(OutboxRows.ofKey(visitor.id().toString()))
                .extracting(row -> row.type().substring("dashtam.identity.".length()))
                .containsSubsequence(
                        "user_logout.attempted", "user_logout.succeeded", "session.ended");
        assertThat(OutboxRows.ofKey(visitor.id().toString()))
                .filteredOn(row -> row.type().contains("user_logout"))
                .allMatch(row -> row.actor().equals("user:" + visitor.id()));
    }

    @Test
    void takesTheBodyThatOlderClientsSendWithASignOut() {
        var tokens = Visitor.verified().signedIn();
        var bearer = http.bearer(tokens.text("access_token"));
        var path = "/api/v1/sessions/current";

        assertThat(bearer.send("DELETE", path, "{\"token\": 1}", "application/json").status())
                .isEqualTo(400);
        var body = "{\"refresh_token\": \"" + tokens.text("refresh_token") + "\"}";
        assertThat(bearer.send("DELETE", path, body, "application/json").status()).isEqualTo(204);
    }

    @Test
    void showsASessionToItsOwnerAlone() {
        var owner = Visitor.verified().signedIn();
        var stranger = Visitor.verified().signedIn();
        String id = list(owner, "").json().at("/sessions/0/id").asString();

        var shown = list(owner, "/" + id);

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.text("id")).isEqualTo(id);
        assertThat(shown.json().path("is_current").asBoolean()).isTrue();
        assertThat(list(stranger, "/" + id).status()).isEqualTo(404);
        assertThat(list(owner, "/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(list(owner, "/not-an-id").status()).isEqualTo(400);
        assertThat(http.get("/api/v1/sessions/" + id).status()).isEqualTo(401);
    }

    @Test
    void revokesAnotherSessionOfTheCaller() {
        var visitor = Visitor.verified();
        var lost = visitor.signedIn();
        var current = visitor.signedIn();
        var bearer = http.bearer(current.text("access_token"));
        String id = list(lost, "").json().at("/sessions/1/id").asString();
        String note = "{\"reason\": \"I lost my phone.\"}";

        var revoked = bearer.send("DELETE", "/api/v1/sessions/" + id, note, "application/json");

        assertThat(revoked.status()).isEqualTo(204);
        assertThat(list(lost, "").status()).isEqualTo(401);
        assertThat(visitor.refresh(lost.text("refresh_token")).status()).isEqualTo(401);
        assertThat(bearer.delete("/api/v1/sessions/" + id).status()).isEqualTo(204);
        assertThat(OutboxRows.ofKey(visitor.id().toString()))
                .extracting(row -> row.type().substring("dashtam.identity.".length()))
                .containsSubsequence(
                        "session_revocation.attempted",
                        "session_revocation.succeeded",
                        "session.ended");
    }

    @Test
    void refusesToRevokeTheSessionOfAnother() {
        var owner = Visitor.verified().signedIn();
        var stranger = http.bearer(Visitor.verified().signedIn().text("access_token"));
        String path = "/api/v1/sessions/" + list(owner, "").json().at("/sessions/0/id").asString();

        assertThat(stranger.delete(path).status()).isEqualTo(404);
        assertThat(stranger.send("DELETE", path, "{\"why\": 1}", "application/json").status())
                .isEqualTo(400);
        assertThat(list(owner, "").status()).isEqualTo(200);
    }

    @Test
    void revokesAllSessionsButTheOneInUse() {
        var visitor = Visitor.verified();
        var other = visitor.signedIn();
        var current = visitor.signedIn();

        var answer = http.bearer(current.text("access_token")).delete("/api/v1/sessions");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("revoked_count").asInt()).isEqualTo(1);
        assertThat(list(other, "").status()).isEqualTo(401);
        assertThat(list(current, "").json().path("total_count").asInt()).isEqualTo(1);
        assertThat(OutboxRows.ofKey(visitor.id().toString()))
                .extracting(row -> row.type().substring("dashtam.identity.".length()))
                .endsWith(
                        "all_sessions_revocation.attempted",
                        "all_sessions_revocation.succeeded",
                        "session.ended");
    }

    @Test
    void endsTheOldestSessionOfWhoeverHasTooMany() {
        var visitor = Visitor.verified();
        var oldest = visitor.signedIn();
        var second = visitor.signedIn();
        visitor.signedIn();

        assertThat(list(oldest, "").status()).isEqualTo(401);
        assertThat(list(second, "").json().path("active_count").asInt()).isEqualTo(2);
    }

    @Test
    void keepsTheLimitWhenManySignInTogether() throws Exception {
        var visitor = Visitor.verified();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var signIns =
                    threads.invokeAll(
                            Collections.nCopies(
                                    8, () -> visitor.signIn(Visitor.PASSWORD).status()));
            for (var signIn : signIns) {
                assertThat(signIn.get()).isEqualTo(201);
            }
        }

        assertThat(
                        Identity.shared()
                                .jdbc()
                                .sql(
                                        "select count(*) from sessions where user_id = :id and ended_at is null")
                                .param("id", visitor.id())
                                .query(Integer.class)
                                .single())
                .isEqualTo(2);
    }

    @Test
    void refusesASignOutWithoutABearer() {
        assertThat(http.delete("/api/v1/sessions/current").status()).isEqualTo(401);
    }

    @Test
    void refusesAnAccessTokenThatHasExpired() {
        var tokens = Visitor.verified().signedIn();
        Identity.clock().forward(Duration.ofMinutes(16));

        assertThat(list(tokens, "").status()).isEqualTo(401);
    }

    @Test
    void refusesATokenWithAnotherSignature() {
        var tokens = Visitor.verified().signedIn();
        String token = tokens.text("access_token");
        String forged = token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(342);

        assertThat(http.bearer(forged).get("/api/v1/sessions").status()).isEqualTo(401);
        assertThat(UUID.fromString(list(tokens, "").json().at("/sessions/0/id").asString()))
                .isNotNull();
    }
}
