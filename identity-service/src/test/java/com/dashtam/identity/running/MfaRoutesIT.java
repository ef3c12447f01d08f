package com.dashtam.identity.running;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.application.session.RecentAuthentication;
import com.dashtam.identity.domain.mfa.SessionChallenge;
import com.dashtam.identity.domain.mfa.Totp;
import com.dashtam.identity.domain.mfa.TotpSecret;
import com.dashtam.identity.running.Http.Answer;
import com.dashtam.testing.passkey.SoftwareAuthenticator;
import com.dashtam.testing.passkey.SoftwareAuthenticator.Signed;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MfaRoutesIT {

    private static final String ENROLLMENTS = "/api/v1/mfa/totp-enrollments";
    private static final String REGISTRATIONS = "/api/v1/mfa/passkey-registrations";
    private static final String CHALLENGES = "/api/v1/session-challenges";
    private static final String STEP_UPS = "/api/v1/step-up-challenges";

    private final Http http = Identity.shared().http();
    private final Visitor visitor = Visitor.verified();
    private final SoftwareAuthenticator authenticator =
            new SoftwareAuthenticator(URI.create(Identity.ISSUER).getHost(), Identity.ISSUER);

    private Http signedIn() {
        return http.bearer(visitor.signedIn().text("access_token"));
    }

    private static Answer created(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer;
    }

    private static void assertProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.text("type")).isEqualTo("/problems/" + type);
    }

    private static String code(TotpSecret secret, long later) {
        return Totp.code(secret, Totp.stepAt(Identity.clock().instant()) + later);
    }

    private static TotpSecret haveAnApp(Http owner) {
        var enrollment = created(owner.post(ENROLLMENTS));
        var secret = new TotpSecret(enrollment.text("secret"));
        created(confirm(owner, enrollment.text("id"), code(secret, 0)));
        return secret;
    }

    private static Answer confirm(Http owner, String enrollment, String code) {
        return owner.post(ENROLLMENTS + "/" + enrollment + "/confirmations", Map.of("code", code));
    }

    private Answer addPasskey(Http owner) {
        var registration = created(owner.post(REGISTRATIONS));
        var challenge = challengeIn(registration.json().path("options"));
        var attestation = authenticator.create(challenge);
        return owner.post(
                REGISTRATIONS + "/" + registration.text("id") + "/confirmations",
                Map.of(
                        "name", "my phone",
                        "client_data_json", attestation.clientDataJson(),
                        "attestation_object", attestation.attestationObject(),
                        "transports", List.of("internal")));
    }

    private static String challengeIn(JsonNode options) {
        return options.path("challenge").asString();
    }

    private Answer challenged() {
        var answer = visitor.signIn(Visitor.PASSWORD);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        return answer;
    }

    private static Map<String, ?> totp(String code) {
        return Map.of("method", "totp", "code", code);
    }

    private static Map<String, ?> signed(Signed assertion) {
        return Map.of(
                "method",
                "passkey",
                "passkey",
                Map.of(
                        "credential_id", assertion.credentialId(),
                        "client_data_json", assertion.clientDataJson(),
                        "authenticator_data", assertion.authenticatorData(),
                        "signature", assertion.signature()));
    }

    private Answer answer(Answer challenge, Map<String, ?> body) {
        return http.post(CHALLENGES + "/" + challenge.text("id") + "/answers", body);
    }

    private List<String> eventTypes() {
        return OutboxRows.ofKey(visitor.id().toString()).stream()
                .map(row -> row.type().substring("dashtam.identity.".length()))
                .toList();
    }

    @Test
    void protectsASignInWithAnAuthenticatorApp() throws Exception {
        var owner = signedIn();
        var enrollment = created(owner.post(ENROLLMENTS));
        var secret = new TotpSecret(enrollment.text("secret"));
        assertThat(enrollment.header("Cache-Control")).hasValue("no-store");
        assertThat(enrollment.text("otpauth_uri"))
                .startsWith("otpauth://totp/Dashtam:user-")
                .contains("secret=" + secret.base32());
        assertThat(enrollment.text("qr_code_svg")).startsWith("<svg ").endsWith("</svg>");
        var png = enrollment.text("qr_code_png");
        var image =
                ImageIO.read(
                        new java.io.ByteArrayInputStream(
                                Base64.getDecoder().decode(png.substring(png.indexOf(',') + 1))));
        assertThat(image.getWidth()).isGreaterThan(100).isEqualTo(image.getHeight());

        var confirmed = created(confirm(owner, enrollment.text("id"), code(secret, 0)));
        assertThat(confirmed.json().path("recovery_codes")).hasSize(10);
        var challenge = challenged();
        assertThat(challenge.header("Location")).hasValue(CHALLENGES + "/" + challenge.text("id"));
        assertThat(challenge.header("Set-Cookie").orElseThrow()).startsWith("dashtam_device=");
        assertThat(challenge.json().path("methods"))
                .extracting(JsonNode::asString)
                .containsExactly("totp", "recovery_code");

        var tokens = created(answer(challenge, totp(code(secret, 1))));
        assertThat(tokens.text("refresh_token")).isNotEmpty();
        assertThat(eventTypes())
                .containsSubsequence(
                        "user_mfa_enable.attempted",
                        "user_mfa_enable.succeeded",
                        "user_login.attempted",
                        "session_challenge.issued",
                        "session_challenge_answer.attempted",
                        "user_login.succeeded",
                        "session_challenge_answer.succeeded",
                        "session.created");
        assertThat(OutboxRows.typesNaming(secret.base32())).isEmpty();
        eventually(
                "a mail about it",
                () ->
                        assertThat(visitor.mails())
                                .extracting(mail -> mail.getSubject())
                                .contains("Your account has another protection"));
    }

    @Test
    void refusesACodeThatWasUsedOrIsWrongAsItRefusesAPassword() {
        var secret = haveAnApp(signedIn());
        var challenge = challenged();

        assertProblem(answer(challenge, totp(code(secret, 0))), 401, "invalid-credentials");
        assertProblem(answer(challenge, totp(code(secret, 900))), 401, "invalid-credentials");
        assertProblem(
                answer(challenge, Map.of("method", "password", "password", Visitor.PASSWORD)),
                401,
                "invalid-credentials");
        assertThat(eventTypes()).endsWith("session_challenge_answer.failed");
    }

    @Test
    void takesNoAnswerTwiceNorTooLateNorToAnUnknownChallenge() {
        var secret = haveAnApp(signedIn());
        var answered = challenged();
        created(answer(answered, totp(code(secret, 1))));
        assertProblem(answer(answered, totp(code(secret, 1))), 409, "conflict");
        var late = challenged();
        Identity.clock().forward(SessionChallenge.LIFE);

        assertThat(answer(late, totp(code(secret, 0))).status()).isIn(404, 409);
        assertProblem(
                http.post(CHALLENGES + "/" + UUID.randomUUID() + "/answers", totp("000000")),
                404,
                "not-found");
        eventually(
                "the sign-in to be over",
                () -> assertThat(eventTypes()).endsWith("user_login.failed"));
    }

    @Test
    void namesTheFieldThatAMethodLacks() {
        var secret = haveAnApp(signedIn());
        var challenge = challenged();

        for (String method : List.of("totp", "recovery_code", "passkey", "password")) {
            var refused = answer(challenge, Map.of("method", method));
            assertProblem(refused, 400, "validation-failed");
            assertThat(refused.json().at("/errors/0/field").asString())
                    .isIn("code", "passkey", "password");
        }
        assertProblem(
                answer(challenge, Map.of("method", "totp", "code", "12345x")),
                400,
                "validation-failed");
        assertProblem(
                answer(challenge, Map.of("method", "recovery_code", "code", "not-a-code")),
                400,
                "validation-failed");
        created(answer(challenge, totp(code(secret, 1))));
    }

    @Test
    void letsARecoveryCodeInOnce() {
        var owner = signedIn();
        haveAnApp(owner);
        var codes = created(owner.post("/api/v1/mfa/recovery-codes"));
        var recovery =
                Map.of(
                        "method",
                        "recovery_code",
                        "code",
                        codes.json().path("recovery_codes").path(0).asString());

        created(answer(challenged(), recovery));
        assertProblem(answer(challenged(), recovery), 401, "invalid-credentials");
        assertThat(owner.get("/api/v1/mfa").json().path("recovery_codes_left").asInt())
                .isEqualTo(9);
        assertThat(eventTypes())
                .contains("recovery_code.used", "recovery_code_generation.succeeded");
    }

    @Test
    void signsInByAPasskeyAlone() {
        var added = created(addPasskey(signedIn()));
        assertThat(added.json().path("recovery_codes")).hasSize(10);

        var challenge = created(http.post(CHALLENGES));
        assertThat(challenge.json().at("/webauthn/userVerification").asString())
                .isEqualTo("required");
        var assertion = authenticator.sign(challengeIn(challenge.json().path("webauthn")));
        var tokens = created(answer(challenge, signed(assertion)));

        var factors = http.bearer(tokens.text("access_token")).get("/api/v1/mfa");
        assertThat(factors.json().at("/passkeys/0/name").asString()).isEqualTo("my phone");
        assertThat(factors.json().at("/passkeys/0/last_used_at").isMissingNode()).isFalse();
        assertProblem(answer(challenge, signed(assertion)), 409, "conflict");
    }

    @Test
    void refusesAPasskeyThatSignedSomethingElse() {
        created(addPasskey(signedIn()));
        var challenge = created(http.post(CHALLENGES));
        var other = created(http.post(CHALLENGES));
        var assertion = authenticator.sign(challengeIn(other.json().path("webauthn")));

        assertProblem(answer(challenge, signed(assertion)), 401, "invalid-credentials");
        var nonsense = new Signed(assertion.credentialId(), "AAAA", "AAAA", "AAAA");
        assertProblem(answer(challenge, signed(nonsense)), 401, "invalid-credentials");
    }

    @Test
    void asksForAPasskeyAfterThePasswordWhereThatIsTheFactor() {
        created(addPasskey(signedIn()));
        var challenge = challenged();
        var options = challenge.json().path("webauthn");
        assertThat(options.path("allowCredentials")).hasSize(1);
        authenticator.verifiesNobody();

        created(answer(challenge, signed(authenticator.sign(challengeIn(options)))));
    }

    @Test
    void changesFactorsOnlyOnARecentAuthentication() {
        var owner = signedIn();
        var secret = haveAnApp(owner);
        Identity.clock().forward(RecentAuthentication.MAX_AGE);
        var refused = owner.delete("/api/v1/mfa/totp");
        assertProblem(refused, 401, "step-up-required");
        assertThat(refused.header("WWW-Authenticate"))
                .hasValue("Bearer error=\"insufficient_user_authentication\"");

        var challenge = created(owner.post(STEP_UPS));
        var answers = STEP_UPS + "/" + challenge.text("id") + "/answers";
        assertProblem(
                owner.post(answers, Map.of("method", "password", "password", Visitor.PASSWORD)),
                403,
                "reauthentication-failed");
        created(owner.post(answers, totp(code(secret, 0))));

        assertThat(owner.delete("/api/v1/mfa/totp").status()).isEqualTo(204);
        assertProblem(owner.delete("/api/v1/mfa/totp"), 404, "not-found");
        assertThat(visitor.signIn(Visitor.PASSWORD).status()).isEqualTo(201);
        assertThat(eventTypes()).contains("user_mfa_disable.succeeded", "user_mfa_disable.failed");
    }

    @Test
    void keepsChallengesAndFactorsToTheirOwners() {
        var owner = signedIn();
        var passkey = created(addPasskey(owner)).json().at("/passkey/id").asString();
        var stepUp = created(owner.post(STEP_UPS));
        var enrollment = created(owner.post(ENROLLMENTS));
        var stranger = http.bearer(Visitor.verified().signedIn().text("access_token"));

        assertProblem(stranger.delete("/api/v1/mfa/passkeys/" + passkey), 404, "not-found");
        assertProblem(
                stranger.post(
                        STEP_UPS + "/" + stepUp.text("id") + "/answers",
                        Map.of("method", "password", "password", Visitor.PASSWORD)),
                404,
                "not-found");
        var secret = new TotpSecret(enrollment.text("secret"));
        assertProblem(confirm(stranger, enrollment.text("id"), code(secret, 0)), 404, "not-found");
        assertThat(owner.delete("/api/v1/mfa/passkeys/" + passkey).status()).isEqualTo(204);
    }
}
