package com.dashtam.identity.running;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.domain.session.Session;
import com.dashtam.identity.domain.token.RefreshToken;
import com.dashtam.identity.running.Http.Answer;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TokenRoutesIT {

    private final Http http = Identity.shared().http();

    private static JsonNode claims(Answer tokens) {
        String body = tokens.text("access_token").split("\\.", -1)[1];
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(body));
    }

    private static UUID sessionOf(Answer tokens) {
        return UUID.fromString(claims(tokens).path("sid").asString());
    }

    private static void assertInvalid(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("type")).isEqualTo("/problems/invalid-refresh-token");
    }

    private static long tokensOf(UUID session) {
        return Identity.shared()
                .jdbc()
                .sql("select count(*) from refresh_tokens where session_id = :session")
                .param("session", session)
                .query(Long.class)
                .single();
    }

    private static List<String> typesOf(Visitor visitor) {
        return OutboxRows.ofKey(visitor.id().toString()).stream()
                .map(row -> row.type().substring("dashtam.identity.".length()))
                .toList();
    }

    private static List<Answer> together(int times, Callable<Answer> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Answer>();
            for (var answer :
                    threads.invokeAll(Stream.generate(() -> call).limit(times).toList())) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    @Test
    void exchangesARefreshTokenWithinItsSession() {
        var visitor = Visitor.verified();
        var first = visitor.signedIn();

        var second = visitor.refresh(first.text("refresh_token"));

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.header("Cache-Control")).hasValue("no-store");
        assertThat(second.text("token_type")).isEqualTo("bearer");
        assertThat(second.json().path("expires_in").asInt()).isEqualTo(900);
        assertThat(second.text("refresh_token")).isNotEqualTo(first.text("refresh_token"));
        assertThat(sessionOf(second)).isEqualTo(sessionOf(first));
        var claims = claims(second);
        assertThat(claims.path("iss").asString()).isEqualTo(Identity.ISSUER);
        assertThat(claims.path("aud").get(0).asString()).isEqualTo("dashtam");
        assertThat(claims.path("sub").asString()).isEqualTo(visitor.id().toString());
        assertThat(claims.path("roles").get(0).asString()).isEqualTo("user");
        assertThat(claims.path("utv").asInt()).isEqualTo(1);
        assertThat(claims.path("gtv").asInt()).isEqualTo(1);
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(900);
        assertThat(typesOf(visitor))
                .endsWith("auth_token_refresh.attempted", "auth_token_refresh.succeeded");
    }

    @Test
    void givesTheSameSuccessorToARetry() {
        var visitor = Visitor.verified();
        String first = visitor.signedIn().text("refresh_token");

        var answer = visitor.refresh(first);
        var retry = visitor.refresh(first);

        assertThat(retry.status()).isEqualTo(201);
        assertThat(retry.text("refresh_token")).isEqualTo(answer.text("refresh_token"));
        assertThat(tokensOf(sessionOf(answer))).isEqualTo(2);
    }

    @Test
    void endsTheSessionWhenAnExchangedTokenComesBack() throws Exception {
        var visitor = Visitor.verified();
        var first = visitor.signedIn();
        String third =
                visitor.refresh(visitor.refresh(first.text("refresh_token")).text("refresh_token"))
                        .text("refresh_token");

        assertInvalid(visitor.refresh(first.text("refresh_token")));

        assertInvalid(visitor.refresh(third));
        assertThat(http.bearer(first.text("access_token")).get("/api/v1/sessions").status())
                .isEqualTo(401);
        assertThat(typesOf(visitor))
                .containsSubsequence(
                        "refresh_token_reuse.detected",
                        "session.ended",
                        "auth_token_refresh.failed");
        eventually(
                "a warning to the user",
                () ->
                        assertThat(visitor.mails())
                                .extracting(mail -> mail.getSubject())
                                .contains("We ended one of your sessions"));
    }

    @Test
    void endsTheSessionWhenATokenComesBackAfterTenSeconds() {
        var visitor = Visitor.verified();
        String first = visitor.signedIn().text("refresh_token");
        var second = visitor.refresh(first);
        Identity.clock().forward(RefreshToken.RETRY_WINDOW);

        assertInvalid(visitor.refresh(first));
        assertInvalid(visitor.refresh(second.text("refresh_token")));
    }

    @Test
    void yieldsOneSuccessorToSixtyFourWhoRefreshTogether() throws Exception {
        var visitor = Visitor.verified();
        var tokens = visitor.signedIn();

        var answers = together(64, () -> visitor.refresh(tokens.text("refresh_token")));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        var successors = new HashSet<String>();
        answers.forEach(answer -> successors.add(answer.text("refresh_token")));
        assertThat(successors).hasSize(1);
        assertThat(tokensOf(sessionOf(tokens))).isEqualTo(2);
        var only = successors.iterator().next();
        assertThat(visitor.refresh(only).status()).isEqualTo(201);
        assertThat(typesOf(visitor))
                .filteredOn(type -> type.startsWith("auth_token_refresh"))
                .hasSize(2 * 65)
                .doesNotContain("auth_token_refresh.failed");
    }

    @Test
    void letsASignOutWinOverRefreshesThatRaceWithIt() throws Exception {
        var visitor = Visitor.verified();
        var tokens = visitor.signedIn();
        var bearer = http.bearer(tokens.text("access_token"));
        List<Answer> refreshed;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var signOut = threads.submit(() -> bearer.delete("/api/v1/sessions/current"));
            refreshed = together(16, () -> visitor.refresh(tokens.text("refresh_token")));
            assertThat(signOut.get().status()).isEqualTo(204);
        }

        assertThat(refreshed).extracting(Answer::status).isSubsetOf(201, 401);
        for (Answer answer : refreshed) {
            if (answer.status() == 201) {
                assertInvalid(visitor.refresh(answer.text("refresh_token")));
            }
        }
        assertInvalid(visitor.refresh(tokens.text("refresh_token")));
    }

    @Test
    void refusesATokenThatNobodyIssued() {
        var unknown = RefreshToken.mint(RandomGenerator.getDefault());

        assertInvalid(http.post("/api/v1/tokens", Map.of("refresh_token", unknown.value())));

        assertThat(OutboxRows.typesNaming(unknown.hash().fingerprint()))
                .containsExactly("auth_token_refresh.attempted", "auth_token_refresh.failed");
    }

    @Test
    void refusesATokenOfAnExpiredSession() {
        var visitor = Visitor.verified();
        var tokens = visitor.signedIn();
        Identity.shared()
                .jdbc()
                .sql("update sessions set expires_at = created_at where id = :id")
                .param("id", sessionOf(tokens))
                .update();

        assertInvalid(visitor.refresh(tokens.text("refresh_token")));
        assertThat(Session.LIFE).isEqualTo(java.time.Duration.ofDays(30));
    }

    @Test
    void tellsOfASessionThatEndsUnlessItIsRefreshed() {
        var visitor = Visitor.verified();
        var tokens = visitor.signedIn();
        Identity.shared()
                .jdbc()
                .sql("update sessions set expires_at = :soon where id = :id")
                .param("soon", Identity.clock().instant().plusSeconds(300).atOffset(ZoneOffset.UTC))
                .param("id", sessionOf(tokens))
                .update();

        eventually(
                "the notice",
                () ->
                        assertThat(OutboxRows.ofKey(visitor.id().toString()))
                                .extracting(OutboxRows.Row::type)
                                .contains("dashtam.identity.session.expiring"));
    }

    @Test
    void refusesATokenOfAnotherShape() {
        var answer = http.post("/api/v1/tokens", Map.of("refresh_token", "no token"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("refresh_token");
    }
}
