package com.dashtam.identity.running;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.running.Http.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmailChangeRoutesIT {

    private static final String CURRENT = "/api/v1/users/current";
    private static final String TO_OLD = "Please agree to another address";
    private static final String TO_NEW = "Please confirm your new address";

    private final Http http = Identity.shared().http();
    private final Visitor visitor = Visitor.verified();
    private final Http user = http.bearer(visitor.signedIn().text("access_token"));
    private final Visitor wanted = new Visitor();

    private Answer request(String address) {
        return user.send(
                "PATCH", CURRENT, "{\"email\": \"%s\"}".formatted(address), "application/json");
    }

    private Answer confirm(String token) {
        return http.post("/api/v1/email-change-confirmations", Map.of("token", token));
    }

    private static void assertProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.text("type")).isEqualTo("/problems/" + type);
    }

    @Test
    void changesTheAddressOnceBothMailsAreAnswered() {
        var requested = request(wanted.email);
        assertThat(requested.status()).as(requested.response().body()).isEqualTo(202);
        assertThat(requested.text("email")).isEqualTo(visitor.email);
        assertThat(requested.text("pending_email")).isEqualTo(wanted.email);

        var half = confirm(wanted.tokenFromMail(TO_NEW));
        assertThat(half.status()).isEqualTo(201);
        assertThat(half.json().path("is_complete").asBoolean()).isFalse();
        var id = visitor.id();
        var whole = confirm(visitor.tokenFromMail(TO_OLD));
        assertThat(whole.json().path("is_complete").asBoolean()).isTrue();

        var now = user.get(CURRENT);
        assertThat(now.text("email")).isEqualTo(wanted.email);
        assertThat(now.json().has("pending_email")).isFalse();
        assertThat(visitor.signIn(Visitor.PASSWORD).status()).isEqualTo(401);
        wanted.signedIn();
        for (var reader : new Visitor[] {visitor, wanted}) {
            eventually(
                    "the notice to " + reader.email,
                    () -> assertThat(reader.mails("Your account has another address")).hasSize(1));
        }
        assertThat(OutboxRows.ofKey(id.toString()))
                .extracting(row -> row.type().substring("dashtam.identity.".length()))
                .containsSubsequence(
                        "email_change.attempted",
                        "email_change.confirmed",
                        "email_change.confirmed",
                        "email_change.succeeded",
                        "user_email.changed");
    }

    @Test
    void takesEachAnswerOnceAndOnlyThoseItSent() {
        assertThat(request(wanted.email).status()).isEqualTo(202);
        String token = wanted.tokenFromMail(TO_NEW);
        assertThat(confirm(token).status()).isEqualTo(201);

        assertProblem(confirm(token), 400, "validation-failed");
        assertProblem(confirm("0".repeat(64)), 404, "not-found");
        assertProblem(confirm("short"), 400, "validation-failed");
        assertThat(user.get(CURRENT).text("email")).isEqualTo(visitor.email);
        assertThat(OutboxRows.typesNaming(token)).isEmpty();
    }

    @Test
    void doesNotTellThatAnAddressIsTaken() {
        var owner = Visitor.verified();

        assertThat(request(owner.email).status()).isEqualTo(202);

        eventually(
                "the notice to the owner",
                () -> assertThat(owner.mails("Somebody wants to use your address")).hasSize(1));
        assertThat(owner.mails(TO_NEW)).isEmpty();
        assertThat(confirm(visitor.tokenFromMail(TO_OLD)).status()).isEqualTo(201);
        assertThat(user.get(CURRENT).text("email")).isEqualTo(visitor.email);
    }

    @Test
    void closesAChangeThatNobodyConfirmed() {
        assertThat(request(wanted.email).status()).isEqualTo(202);
        String token = wanted.tokenFromMail(TO_NEW);
        Identity.shared()
                .jdbc()
                .sql(
                        """
                        update email_changes set requested_at = requested_at - interval '25 hours',
                            expires_at = expires_at - interval '25 hours'
                        where wanted_email = :email
                        """)
                .param("email", wanted.email)
                .update();

        eventually(
                "the end of the change",
                () ->
                        assertThat(OutboxRows.ofKey(visitor.id().toString()))
                                .extracting(row -> row.type())
                                .contains("dashtam.identity.email_change.failed"));
        assertProblem(confirm(token), 400, "validation-failed");
        assertThat(user.get(CURRENT).json().has("pending_email")).isFalse();
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertProblem(request(visitor.email), 400, "validation-failed");
        assertProblem(request("nobody"), 400, "validation-failed");
        assertThat(user.send("PATCH", CURRENT, "{}", "application/json").status()).isEqualTo(400);
        assertThat(http.send("PATCH", CURRENT, "{}", "application/json").status()).isEqualTo(401);
    }

    @Test
    void takesThreeRequestsAnHour() {
        for (int i = 0; i < 3; i++) {
            assertThat(request(new Visitor().email).status()).isEqualTo(202);
        }
        var refused = request(wanted.email);
        assertProblem(refused, 429, "rate-limit-exceeded");
        assertThat(refused.header("Retry-After")).isPresent();
    }
}
