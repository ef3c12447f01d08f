package com.dashtam.bench.operations;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.system.World;
import com.dashtam.local.demo.AuthenticatorApp;
import com.dashtam.local.system.Component;
import com.dashtam.testing.passkey.SoftwareAuthenticator;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Second factors, passkeys, and the challenges that ask for them. */
final class MfaScenarios {

    private static final String IDENTITY = "dashtam.identity.";
    private static final String MFA = "/api/v1/mfa";
    private static final String ENROLLMENTS = MFA + "/totp-enrollments";
    private static final String REGISTRATIONS = MFA + "/passkey-registrations";
    private static final String CHALLENGES = "/api/v1/session-challenges";
    private static final String STEP_UPS = "/api/v1/step-up-challenges";

    private final World world;

    MfaScenarios(World world) {
        this.world = world;
    }

    Map<String, Scenario> all() {
        return Map.ofEntries(
                entry("getFactors", getFactors()),
                entry("startTotpEnrollment", startTotp()),
                entry("confirmTotpEnrollment", confirmTotp()),
                entry("removeTotp", removeTotp()),
                entry("generateRecoveryCodes", recoveryCodes()),
                entry("startPasskeyRegistration", startPasskey()),
                entry("confirmPasskeyRegistration", confirmPasskey()),
                entry("removePasskey", removePasskey()),
                entry("requestPasskeySignIn", requestPasskeySignIn()),
                entry("answerSessionChallenge", answerChallenge()),
                entry("requestStepUp", requestStepUp()),
                entry("answerStepUp", answerStepUp()));
    }

    private static AuthenticatorApp haveAnApp(Person person) {
        Reply enrollment = person.caller().post(ENROLLMENTS).expect(201);
        var app = new AuthenticatorApp(enrollment.text("secret"), InstantSource.system());
        confirm(person, enrollment.text("id"), app.nextCode()).expect(201);
        return app;
    }

    private static Reply confirm(Person person, String enrollment, String code) {
        return person.caller()
                .post(ENROLLMENTS + "/" + enrollment + "/confirmations", Map.of("code", code));
    }

    private SoftwareAuthenticator authenticator() {
        var site = world.system().publicUrl();
        return new SoftwareAuthenticator(site.getHost(), site.toString());
    }

    private static Reply confirm(
            Person person, Reply registration, SoftwareAuthenticator authenticator) {
        var created = authenticator.create(registration.json().at("/options/challenge").asString());
        return person.caller()
                .post(
                        REGISTRATIONS + "/" + registration.text("id") + "/confirmations",
                        Map.of(
                                "name", "phone",
                                "client_data_json", created.clientDataJson(),
                                "attestation_object", created.attestationObject(),
                                "transports", List.of("internal")));
    }

    private SoftwareAuthenticator haveAPasskey(Person person) {
        var authenticator = authenticator();
        confirm(person, person.caller().post(REGISTRATIONS).expect(201), authenticator).expect(201);
        return authenticator;
    }

    private Scenario getFactors() {
        Person person = world.signedIn();
        return Scenario.succeeds(
                        200,
                        () -> person.caller().get(MFA),
                        reply ->
                                assertThat(reply.json().path("totp_enabled").asBoolean()).isFalse())
                .refuses(401, () -> person.visitor().get(MFA));
    }

    private Scenario startTotp() {
        Person person = world.signedIn();
        return Scenario.succeeds(
                        201,
                        () -> person.caller().post(ENROLLMENTS),
                        _ ->
                                world.rows(
                                        Component.IDENTITY,
                                        "select failures::text from totp_enrollments e"
                                                + " join users u on u.id = e.user_id"
                                                + " where u.email = ?",
                                        found -> assertThat(found).containsExactly("0"),
                                        person.email()))
                .refuses(401, () -> person.visitor().post(ENROLLMENTS));
    }

    private Scenario confirmTotp() {
        Person person = world.signedIn();
        Person other = world.signedIn();
        return Scenario.succeeds(
                        201,
                        () -> {
                            var enrollment = person.caller().post(ENROLLMENTS).expect(201);
                            var app =
                                    new AuthenticatorApp(
                                            enrollment.text("secret"), InstantSource.system());
                            return confirm(person, enrollment.text("id"), app.nextCode());
                        },
                        reply -> assertThat(reply.json().path("recovery_codes")).hasSize(10),
                        IDENTITY + "user_mfa_enable.attempted",
                        IDENTITY + "user_mfa_enable.succeeded")
                .refuses(
                        404,
                        () -> confirm(other, UUID.randomUUID().toString(), "000000"),
                        IDENTITY + "user_mfa_enable.attempted",
                        IDENTITY + "user_mfa_enable.failed");
    }

    private Scenario removeTotp() {
        Person person = world.signedIn();
        haveAnApp(person);
        return Scenario.succeeds(
                        204,
                        () -> person.caller().delete(MFA + "/totp"),
                        _ -> person.signIn().expect(201),
                        IDENTITY + "user_mfa_disable.attempted",
                        IDENTITY + "user_mfa_disable.succeeded")
                .refuses(
                        404,
                        () -> person.caller().delete(MFA + "/totp"),
                        IDENTITY + "user_mfa_disable.attempted",
                        IDENTITY + "user_mfa_disable.failed");
    }

    private Scenario recoveryCodes() {
        Person person = world.signedIn();
        Person without = world.signedIn();
        haveAnApp(person);
        return Scenario.succeeds(
                        201,
                        () -> person.caller().post(MFA + "/recovery-codes"),
                        reply -> assertThat(reply.json().path("recovery_codes")).hasSize(10),
                        IDENTITY + "recovery_code_generation.attempted",
                        IDENTITY + "recovery_code_generation.succeeded")
                .refuses(
                        409,
                        () -> without.caller().post(MFA + "/recovery-codes"),
                        IDENTITY + "recovery_code_generation.attempted",
                        IDENTITY + "recovery_code_generation.failed");
    }

    private Scenario startPasskey() {
        Person person = world.signedIn();
        return Scenario.succeeds(
                        201,
                        () -> person.caller().post(REGISTRATIONS),
                        reply ->
                                assertThat(reply.json().at("/options/rp/id").asString())
                                        .isEqualTo(world.system().publicUrl().getHost()))
                .refuses(401, () -> person.visitor().post(REGISTRATIONS));
    }

    private Scenario confirmPasskey() {
        Person person = world.signedIn();
        Reply registration = person.caller().post(REGISTRATIONS).expect(201);
        var authenticator = authenticator();
        return Scenario.succeeds(
                        201,
                        () -> confirm(person, registration, authenticator),
                        reply ->
                                assertThat(reply.json().at("/passkey/name").asString())
                                        .isEqualTo("phone"),
                        IDENTITY + "user_mfa_enable.attempted",
                        IDENTITY + "user_mfa_enable.succeeded")
                .refuses(
                        404,
                        () -> confirm(person, registration, authenticator),
                        IDENTITY + "user_mfa_enable.attempted",
                        IDENTITY + "user_mfa_enable.failed");
    }

    private Scenario removePasskey() {
        Person person = world.signedIn();
        var registration = person.caller().post(REGISTRATIONS).expect(201);
        String id =
                confirm(person, registration, authenticator())
                        .expect(201)
                        .json()
                        .at("/passkey/id")
                        .asString();
        String path = MFA + "/passkeys/" + id;
        Person other = world.signedIn();
        return Scenario.succeeds(
                        204,
                        () -> person.caller().delete(path),
                        _ -> {},
                        IDENTITY + "user_mfa_disable.attempted",
                        IDENTITY + "user_mfa_disable.succeeded")
                .refuses(
                        404,
                        () -> other.caller().delete(path),
                        IDENTITY + "user_mfa_disable.attempted",
                        IDENTITY + "user_mfa_disable.failed");
    }

    private Scenario requestPasskeySignIn() {
        return Scenario.succeeds(
                        201,
                        () -> world.client().visitor().post(CHALLENGES),
                        reply ->
                                assertThat(reply.json().path("methods"))
                                        .extracting(JsonNode::asString)
                                        .containsExactly("passkey"))
                .refuses(400, () -> world.client().visitor().post(CHALLENGES + "?who=me"));
    }

    private Scenario answerChallenge() {
        Person person = world.signedIn();
        var authenticator = haveAPasskey(person);
        return Scenario.succeeds(
                        201,
                        () -> signIn(person, authenticator),
                        reply -> assertThat(reply.text("access_token")).isNotEmpty(),
                        IDENTITY + "session_challenge_answer.attempted",
                        IDENTITY + "user_login.attempted",
                        IDENTITY + "user_login.succeeded",
                        IDENTITY + "session_challenge_answer.succeeded",
                        IDENTITY + "session.created")
                .refuses(
                        404,
                        () ->
                                person.visitor()
                                        .post(
                                                CHALLENGES + "/" + UUID.randomUUID() + "/answers",
                                                Map.of("method", "totp", "code", "000000")),
                        IDENTITY + "session_challenge_answer.attempted",
                        IDENTITY + "session_challenge_answer.failed");
    }

    private static Reply signIn(Person person, SoftwareAuthenticator authenticator) {
        Reply challenge = person.visitor().post(CHALLENGES).expect(201);
        var signed = authenticator.sign(challenge.json().at("/webauthn/challenge").asString());
        return person.visitor()
                .post(
                        CHALLENGES + "/" + challenge.text("id") + "/answers",
                        Map.of(
                                "method",
                                "passkey",
                                "passkey",
                                Map.of(
                                        "credential_id", signed.credentialId(),
                                        "client_data_json", signed.clientDataJson(),
                                        "authenticator_data", signed.authenticatorData(),
                                        "signature", signed.signature())));
    }

    private Scenario requestStepUp() {
        Person person = world.signedIn();
        return Scenario.succeeds(
                        201,
                        () -> person.caller().post(STEP_UPS),
                        reply ->
                                assertThat(reply.json().path("methods"))
                                        .extracting(JsonNode::asString)
                                        .containsExactly("password"),
                        IDENTITY + "session_challenge.issued")
                .refuses(401, () -> person.visitor().post(STEP_UPS));
    }

    private Scenario answerStepUp() {
        Person person = world.signedIn();
        return Scenario.succeeds(
                        201,
                        () -> answer(person, person.credentials().get("password")),
                        _ -> {},
                        IDENTITY + "session_challenge_answer.attempted",
                        IDENTITY + "session_challenge_answer.succeeded")
                .refuses(
                        403,
                        () -> answer(person, "not the password"),
                        IDENTITY + "session_challenge_answer.attempted",
                        IDENTITY + "session_challenge_answer.failed");
    }

    private static Reply answer(Person person, String password) {
        Reply challenge = person.caller().post(STEP_UPS).expect(201);
        return person.caller()
                .post(
                        STEP_UPS + "/" + challenge.text("id") + "/answers",
                        Map.of("method", "password", "password", password));
    }
}
