package com.dashtam.identity.running;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.application.session.Reauthentication;
import com.dashtam.identity.domain.token.MailedToken.Purpose;
import com.dashtam.identity.domain.token.MailedTokens;
import com.dashtam.identity.running.Http.Answer;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PasswordRoutesIT {

    private static final String WANTED = "Another-Horse-8";
    private static final String WRONG = "Wrong-Horse-77";

    private final Http http = Identity.shared().http();

    private Answer request(String email) {
        return http.post("/api/v1/password-reset-tokens", Map.of("email", email));
    }

    private Answer reset(String token, String password) {
        return http.post(
                "/api/v1/password-resets", Map.of("token", token, "new_password", password));
    }

    private Answer change(Answer tokens, String current, String wanted) {
        String body =
                """
                {"current_password": "%s", "new_password": "%s"}
                """
                        .formatted(current, wanted);
        return http.bearer(tokens.text("access_token"))
                .send("PUT", "/api/v1/users/current/password", body, "application/json");
    }

    private static void assertProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.text("type")).isEqualTo("/problems/" + type);
    }

    private String mailedTo(Visitor visitor) {
        eventually(
                "the mail with the token",
                () ->
                        assertThat(visitor.mails())
                                .extracting(mail -> mail.getSubject())
                                .contains("Choose a new password"));
        return visitor.tokenFromMail();
    }

    private static void assertTold(Visitor visitor, String subject) {
        eventually(
                "a letter: " + subject,
                () ->
                        assertThat(visitor.mails())
                                .extracting(mail -> mail.getSubject())
                                .contains(subject));
    }

    @Test
    void resetsAForgottenPasswordByMail() {
        var visitor = Visitor.verified();
        var tokens = visitor.signedIn();
        assertTold(visitor, "Your address is verified");

        assertThat(request(visitor.email).status()).isEqualTo(201);
        String token = mailedTo(visitor);
        assertThat(OutboxRows.typesNaming(token)).isEmpty();
        assertThat(reset(token, WANTED).status()).isEqualTo(201);

        assertThat(http.bearer(tokens.text("access_token")).get("/api/v1/sessions").status())
                .isEqualTo(401);
        assertThat(visitor.refresh(tokens.text("refresh_token")).status()).isEqualTo(401);
        assertThat(visitor.signIn(Visitor.PASSWORD).status()).isEqualTo(401);
        assertThat(visitor.signIn(WANTED).status()).isEqualTo(201);
        assertProblem(reset(token, WANTED), 400, "validation-failed");
        assertTold(visitor, "You have a new password");
    }

    @Test
    void answersAlikeForEveryAddress() {
        var known = Visitor.verified();

        var asked = request(known.email);
        var unknown = request(new Visitor().email);
        var unverified = request(Visitor.registered().email);

        assertThat(asked.status()).isEqualTo(201);
        assertThat(unknown.response().body()).isEqualTo(asked.response().body());
        assertThat(unverified.response().body()).isEqualTo(asked.response().body());
        assertProblem(request("nobody"), 400, "validation-failed");
    }

    @Test
    void sendsThreeMailsAnHourHoweverManyAreAskedForTogether() throws Exception {
        var visitor = Visitor.verified();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer :
                    threads.invokeAll(
                            Collections.nCopies(8, () -> request(visitor.email).status()))) {
                assertThat(answer.get()).isEqualTo(201);
            }
        }

        assertThat(
                        Identity.shared()
                                .jdbc()
                                .sql(
                                        "select count(*) from mailed_token_requests where user_id = :id")
                                .param("id", visitor.id())
                                .query(Integer.class)
                                .single())
                .isEqualTo(MailedTokens.MAX_REQUESTS);
    }

    @Test
    void refusesATokenThatIsUnknownExpiredOrMalformed() {
        var visitor = Visitor.verified();
        request(visitor.email);
        String token = mailedTo(visitor);

        assertProblem(reset("0".repeat(64), WANTED), 404, "not-found");
        assertProblem(reset("abc", WANTED), 400, "validation-failed");
        var weak = reset(token, "without-any-digit");
        assertProblem(weak, 400, "validation-failed");
        assertThat(weak.json().at("/errors/0/field").asString()).isEqualTo("new_password");
        Identity.clock().forward(Purpose.RESET_PASSWORD.life());
        assertProblem(reset(token, WANTED), 400, "validation-failed");
        assertThat(visitor.signIn(Visitor.PASSWORD).status()).isEqualTo(201);
    }

    @Test
    void changesThePasswordOfWhoeverKnowsIt() {
        var visitor = Visitor.verified();
        var other = visitor.signedIn();
        var inUse = visitor.signedIn();

        assertThat(change(inUse, Visitor.PASSWORD, WANTED).status()).isEqualTo(204);

        assertThat(http.bearer(other.text("access_token")).get("/api/v1/sessions").status())
                .isEqualTo(401);
        assertThat(http.bearer(inUse.text("access_token")).get("/api/v1/sessions").status())
                .isEqualTo(200);
        assertThat(visitor.signIn(WANTED).status()).isEqualTo(201);
        assertThat(OutboxRows.typesNaming(WANTED)).isEmpty();
        assertThat(OutboxRows.ofKey(visitor.id().toString()))
                .extracting(row -> row.type().substring("dashtam.identity.".length()))
                .containsSubsequence(
                        "user_password_change.attempted",
                        "user_password_change.succeeded",
                        "session.ended");
        assertTold(visitor, "Your password was changed");
    }

    @Test
    void endsTheSessionInWhichPasswordsAreGuessed() {
        var visitor = Visitor.verified();
        var tokens = visitor.signedIn();

        assertProblem(change(tokens, Visitor.PASSWORD, "short"), 400, "validation-failed");
        for (int i = 0; i < Reauthentication.MAX_FAILURES; i++) {
            assertProblem(change(tokens, WRONG, WANTED), 403, "reauthentication-failed");
        }

        assertProblem(change(tokens, Visitor.PASSWORD, WANTED), 401, "unauthorized");
        assertThat(visitor.signIn(Visitor.PASSWORD).status()).isEqualTo(201);
        assertTold(visitor, "We ended one of your sessions");
    }

    @Test
    void refusesAChangeToStrangers() {
        String body =
                """
                {"current_password": "%s", "new_password": "%s"}
                """
                        .formatted(Visitor.PASSWORD, WANTED);

        var answer = http.send("PUT", "/api/v1/users/current/password", body, "application/json");

        assertProblem(answer, 401, "unauthorized");
    }
}
