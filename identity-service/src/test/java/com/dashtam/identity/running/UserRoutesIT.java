package com.dashtam.identity.running;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.domain.token.MailedToken.Purpose;
import com.dashtam.identity.domain.token.OneTimeToken;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserRoutesIT {

    private final Http http = Identity.shared().http();

    private static long usersWith(String email) {
        return Identity.shared()
                .jdbc()
                .sql("select count(*) from users where email = :email")
                .param("email", email)
                .query(Long.class)
                .single();
    }

    private static boolean isVerified(Visitor visitor) {
        return Identity.shared()
                .jdbc()
                .sql("select is_verified from users where email = :email")
                .param("email", visitor.email)
                .query(Boolean.class)
                .single();
    }

    @Test
    void registersAVisitorAndVerifiesTheAddressByMail() throws Exception {
        var visitor = new Visitor();

        var registered = visitor.register(Visitor.PASSWORD);

        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.text("email")).isEqualTo(visitor.email);
        assertThat(isVerified(visitor)).isFalse();
        String token = visitor.tokenFromMail();
        var mail = visitor.mails().getFirst();
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(Visitor.part(mail, "text/html").getContent().toString())
                .contains("href=\"" + Identity.ISSUER + "/verify-email#token=" + token + "\"");

        assertThat(visitor.verify(token).status()).isEqualTo(201);

        assertThat(isVerified(visitor)).isTrue();
        assertThat(OutboxRows.typesNaming(visitor.email))
                .containsExactly(
                        "user_registration.attempted",
                        "user_registration.succeeded",
                        "email_verification.succeeded");
        assertThat(OutboxRows.ofKey(visitor.id().toString()))
                .extracting(OutboxRows.Row::type)
                .containsExactly(
                        "dashtam.identity.email_verification.attempted",
                        "dashtam.identity.email_verification.succeeded");
    }

    @Test
    void keepsNeitherPasswordNorTokenInClear() {
        var visitor = Visitor.registered();
        String token = visitor.tokenFromMail();

        assertThat(OutboxRows.typesNaming(token)).isEmpty();
        assertThat(OutboxRows.typesNaming(Visitor.PASSWORD)).isEmpty();
        var kept =
                Identity.shared()
                        .jdbc()
                        .sql(
                                """
                                select encode(v.token_hash, 'hex') || u.password_hash
                                from users u join mailed_tokens v on v.user_id = u.id
                                where u.email = :email
                                """)
                        .param("email", visitor.email)
                        .query(String.class)
                        .single();
        assertThat(kept)
                .contains(new OneTimeToken(token).hash().hex())
                .contains("{bcrypt-hmac}$2a$04$")
                .doesNotContain(token);
    }

    @Test
    void answersAlikeForATakenAddressAndTellsItsOwnerByMail() {
        var visitor = Visitor.registered();
        visitor.tokenFromMail();

        var again =
                http.post(
                        "/api/v1/users",
                        Map.of(
                                "email",
                                visitor.email.toUpperCase(java.util.Locale.ROOT),
                                "password",
                                "Another-Secret-1"));

        var fresh = new Visitor();
        var other = fresh.register("Another-Secret-1");
        assertThat(again.status()).isEqualTo(other.status()).isEqualTo(201);
        assertThat(again.response().body().replace(visitor.email, ""))
                .isEqualTo(other.response().body().replace(fresh.email, ""));
        assertThat(usersWith(visitor.email)).isEqualTo(1);
        assertThat(OutboxRows.typesNaming(visitor.email))
                .endsWith("user_registration.attempted", "user_registration.failed");
        eventually(
                "a notice to the owner",
                () ->
                        assertThat(visitor.mails())
                                .extracting(mail -> mail.getSubject())
                                .containsExactly(
                                        "Please verify your address",
                                        "Somebody tried to register with your address"));
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, Correct-Horse-7, email",
        "no at sign.example.com, Correct-Horse-7, email",
        "ada@example.com, short-1A, password",
        "ada@example.com, only-lower-case-1, password"
    })
    void namesTheFieldThatIsNotValid(String email, String password, String field) {
        var answer = http.post("/api/v1/users", Map.of("email", email, "password", password));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.text("type")).isEqualTo("/problems/validation-failed");
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(answer.response().body()).doesNotContain(password);
    }

    @Test
    void recordsTheAttemptEvenWhenThePasswordIsTooWeak() {
        var visitor = new Visitor();

        assertThat(visitor.register("only-lower-case-1").status()).isEqualTo(400);

        assertThat(usersWith(visitor.email)).isZero();
        assertThat(OutboxRows.typesNaming(visitor.email))
                .containsExactly("user_registration.attempted", "user_registration.failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\": \"ada@example.com\", \"password\": \"Correct-Horse-7\", \"role\": \"admin\"}",
                "{\"email\": 7, \"password\": \"Correct-Horse-7\"}",
                "{\"email\": \"ada@example.com\"}",
                "{\"email\": \"ada@example.com\", \"password\": null}",
                "{\"email\": \"ada@example.com\", \"password\": {}}",
                "{\"email\"",
                "[]",
                ""
            })
    void refusesABodyThatIsNotOfTheContract(String body) {
        var answer = http.send("POST", "/api/v1/users", body, "application/json");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void refusesOtherMethodsAndMediaTypes() {
        assertThat(http.get("/api/v1/users").status()).isEqualTo(405);
        assertThat(http.send("POST", "/api/v1/users", "email=a", "text/plain").status())
                .isEqualTo(415);
    }

    @Test
    void takesAVerificationTokenOnce() {
        var visitor = Visitor.registered();
        String token = visitor.tokenFromMail();
        assertThat(visitor.verify(token).status()).isEqualTo(201);

        var again = visitor.verify(token);

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().at("/errors/0/code").asString()).isEqualTo("token_already_used");
    }

    @Test
    void refusesAVerificationTokenAfterADay() {
        var visitor = Visitor.registered();
        String token = visitor.tokenFromMail();
        Identity.clock().forward(Purpose.VERIFY_EMAIL.life());

        var late = visitor.verify(token);

        assertThat(late.status()).isEqualTo(400);
        assertThat(late.json().at("/errors/0/code").asString()).isEqualTo("token_expired");
        assertThat(isVerified(visitor)).isFalse();
    }

    @Test
    void refusesAVerificationTokenThatNobodyWasSent() {
        var unknown = OneTimeToken.mint(RandomGenerator.getDefault()).value();

        var answer = http.post("/api/v1/email-verifications", Map.of("token", unknown));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("type")).isEqualTo("/problems/not-found");
        String fingerprint = new OneTimeToken(unknown).hash().fingerprint();
        assertThat(OutboxRows.typesNaming(fingerprint))
                .containsExactly("email_verification.attempted", "email_verification.failed");
    }

    @Test
    void refusesAVerificationTokenOfAnotherShape() {
        var answer = http.post("/api/v1/email-verifications", Map.of("token", "abc"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("token");
    }

    @Test
    void sendsTheVerificationMailAgain() {
        var visitor = Visitor.registered();
        String first = visitor.tokenFromMail();

        assertThat(requestVerification(visitor.email).status()).isEqualTo(201);

        eventually("a second mail", () -> assertThat(visitor.mails()).hasSize(2));
        String second = visitor.tokenFromMail();
        assertThat(second).isNotEqualTo(first);
        assertThat(visitor.verify(second).status()).isEqualTo(201);
        assertThat(isVerified(visitor)).isTrue();
    }

    @Test
    void answersAlikeWhoeverMissesAMail() {
        var waiting = requestVerification(Visitor.registered().email);
        var verified = requestVerification(Visitor.verified().email);
        var unknown = requestVerification(new Visitor().email);

        assertThat(waiting.status()).isEqualTo(201);
        assertThat(verified.response().body()).isEqualTo(waiting.response().body());
        assertThat(unknown.response().body()).isEqualTo(waiting.response().body());
        assertThat(requestVerification("nobody").status()).isEqualTo(400);
    }

    private Http.Answer requestVerification(String email) {
        return http.post("/api/v1/email-verification-requests", Map.of("email", email));
    }

    @Test
    void showsTheAccountOfTheCaller() {
        var visitor = Visitor.verified();
        var tokens = visitor.signedIn();

        var user = http.bearer(tokens.text("access_token")).get("/api/v1/users/current");

        assertThat(user.status()).isEqualTo(200);
        assertThat(user.text("id")).isEqualTo(visitor.id().toString());
        assertThat(user.text("email")).isEqualTo(visitor.email);
        assertThat(user.json().path("is_verified").asBoolean()).isTrue();
        assertThat(user.json().at("/roles/0").asString()).isEqualTo("user");
        assertThat(user.text("session_tier")).isEqualTo("basic");
        assertThat(user.json().path("max_sessions").asInt()).isEqualTo(2);
        assertThat(user.response().body()).doesNotContain("password");
        assertThat(http.get("/api/v1/users/current").status()).isEqualTo(401);
    }
}
