package com.dashtam.bench.operations;

import static com.dashtam.testing.event.Eventually.eventually;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.system.World;
import com.dashtam.local.system.Component;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Accounts, sessions, tokens, keys. */
final class IdentityScenarios {

    private static final String IDENTITY = "dashtam.identity.";
    private static final String SESSIONS = "/api/v1/sessions/";

    private final World world;

    IdentityScenarios(World world) {
        this.world = world;
    }

    Map<String, Scenario> all() {
        return Map.ofEntries(
                entry("registerUser", register()),
                entry("verifyEmail", verify()),
                entry("requestEmailVerification", requestVerification()),
                entry("getCurrentUser", getCurrentUser()),
                entry("signIn", signIn()),
                entry("listSessions", listSessions()),
                entry("getSession", getSession()),
                entry("revokeSession", revokeSession()),
                entry("revokeOtherSessions", revokeOtherSessions()),
                entry("signOut", signOut()),
                entry("refreshTokens", refresh()),
                entry("getKeySet", keys()));
    }

    private Scenario register() {
        Person person = world.client().newcomer();
        return Scenario.succeeds(
                        201,
                        person::register,
                        reply -> {
                            assertThat(reply.text("email")).isEqualTo(person.email());
                            world.rows(
                                    Component.IDENTITY,
                                    "select is_verified::text from users where email = ?",
                                    found -> assertThat(found).containsExactly("false"),
                                    person.email());
                        },
                        IDENTITY + "user_registration.attempted",
                        IDENTITY + "user_registration.succeeded")
                .refuses(
                        400,
                        () ->
                                world.client()
                                        .visitor()
                                        .post(
                                                "/api/v1/users",
                                                Map.of(
                                                        "email",
                                                        "weak-" + person.email(),
                                                        "password",
                                                        "without-any-digit")),
                        IDENTITY + "user_registration.attempted",
                        IDENTITY + "user_registration.failed");
    }

    private Scenario verify() {
        Person person = world.client().newcomer();
        return Scenario.succeeds(
                        201,
                        () -> {
                            person.register().expect(201);
                            return world.answerToMail(person);
                        },
                        _ ->
                                world.rows(
                                        Component.IDENTITY,
                                        "select is_verified::text from users where email = ?",
                                        found -> assertThat(found).containsExactly("true"),
                                        person.email()),
                        IDENTITY + "email_verification.attempted",
                        IDENTITY + "email_verification.succeeded")
                .refuses(
                        404,
                        () ->
                                world.client()
                                        .visitor()
                                        .post(
                                                "/api/v1/email-verifications",
                                                Map.of("token", "0".repeat(64))),
                        IDENTITY + "email_verification.attempted",
                        IDENTITY + "email_verification.failed");
    }

    private Scenario requestVerification() {
        Person person = world.client().newcomer();
        person.register().expect(201);
        String path = "/api/v1/email-verification-requests";
        return Scenario.succeeds(
                        201,
                        () -> person.visitor().post(path, Map.of("email", person.email())),
                        _ ->
                                world.rows(
                                        Component.IDENTITY,
                                        "select r.purpose from mailed_token_requests r"
                                                + " join users u on u.id = r.user_id"
                                                + " where u.email = ?",
                                        found -> assertThat(found).containsExactly("verify_email"),
                                        person.email()),
                        IDENTITY + "email_verification_request.attempted",
                        IDENTITY + "email_verification_request.succeeded")
                .refuses(400, () -> world.client().visitor().post(path, Map.of("email", "nobody")));
    }

    private Scenario getCurrentUser() {
        Person person = world.customer().person();
        String path = "/api/v1/users/current";
        return Scenario.succeeds(
                        200,
                        () -> person.caller().get(path),
                        reply -> assertThat(reply.text("email")).isEqualTo(person.email()))
                .refuses(401, () -> world.client().visitor().get(path));
    }

    private Scenario signIn() {
        Person person = world.verified();
        return Scenario.succeeds(
                        201,
                        person::signIn,
                        reply -> {
                            assertThat(reply.text("token_type")).isEqualTo("bearer");
                            assertThat(reply.header("Cache-Control")).hasValue("no-store");
                            assertThat(reply.header("Set-Cookie").orElseThrow())
                                    .startsWith("dashtam_device=");
                            world.rows(
                                    Component.IDENTITY,
                                    "select failed_login_attempts::text from known_devices"
                                            + " where user_id = ?",
                                    found -> assertThat(found).containsExactly("0"),
                                    person.tokens().userId());
                            world.rows(
                                    Component.IDENTITY,
                                    """
                                    select s.id::text from sessions s
                                    join refresh_tokens t on t.session_id = s.id
                                    where s.user_id = ? and s.ended_at is null
                                    """,
                                    found ->
                                            assertThat(found)
                                                    .containsExactly(
                                                            person.tokens().sessionId().toString()),
                                    person.tokens().userId());
                        },
                        IDENTITY + "user_login.attempted",
                        IDENTITY + "user_login.succeeded",
                        IDENTITY + "session.created")
                .refuses(
                        401,
                        () ->
                                world.client()
                                        .visitor()
                                        .post(
                                                "/api/v1/sessions",
                                                Map.of(
                                                        "email",
                                                        world.customer().person().email(),
                                                        "password",
                                                        "not the password")),
                        IDENTITY + "user_login.attempted",
                        IDENTITY + "user_login.failed");
    }

    private Scenario listSessions() {
        Person person = world.customer().person();
        return Scenario.succeeds(
                        200,
                        () -> person.caller().get("/api/v1/sessions"),
                        reply ->
                                assertThat(reply.items("sessions"))
                                        .extracting(session -> session.required("id").asString())
                                        .contains(person.tokens().sessionId().toString()))
                .refuses(401, () -> world.client().visitor().get("/api/v1/sessions"));
    }

    private Scenario getSession() {
        Person person = world.customer().person();
        return Scenario.succeeds(
                        200,
                        () -> person.caller().get(SESSIONS + person.tokens().sessionId()),
                        reply -> {
                            assertThat(reply.text("id"))
                                    .isEqualTo(person.tokens().sessionId().toString());
                            eventually("the provider of the session", () -> assertReached(person));
                        })
                .refuses(404, () -> person.caller().get(SESSIONS + UUID.randomUUID()));
    }

    /** The customer's connection was made, and synced for the first time, from his session. */
    private void assertReached(Person person) {
        Reply session = person.caller().get(SESSIONS + person.tokens().sessionId()).expect(200);
        assertThat(session.items("providers_accessed"))
                .extracting(JsonNode::asString)
                .contains("sandbox");
        assertThat(session.text("last_provider_sync_at")).isNotEmpty();
        world.rows(
                Component.AUDIT,
                "select action from audit_record where action = ? and user_id = ?",
                found -> assertThat(found).isNotEmpty(),
                "session_provider_access",
                person.tokens().userId());
    }

    private Scenario revokeSession() {
        Person person = world.signedIn();
        UUID lost = person.tokens().sessionId();
        person.signIn().expect(201);
        return Scenario.succeeds(
                        204,
                        () -> person.caller().delete(SESSIONS + lost),
                        _ -> assertEnded("revoked", lost),
                        IDENTITY + "session_revocation.attempted",
                        IDENTITY + "session_revocation.succeeded",
                        IDENTITY + "session.ended")
                .refuses(
                        404,
                        () -> person.caller().delete(SESSIONS + UUID.randomUUID()),
                        IDENTITY + "session_revocation.attempted",
                        IDENTITY + "session_revocation.failed");
    }

    private Scenario revokeOtherSessions() {
        Person person = world.signedIn();
        UUID lost = person.tokens().sessionId();
        person.signIn().expect(201);
        return Scenario.succeeds(
                        200,
                        () -> person.caller().delete("/api/v1/sessions"),
                        reply -> {
                            assertThat(reply.json().required("revoked_count").asInt()).isOne();
                            assertEnded("all_revoked", lost);
                        },
                        IDENTITY + "all_sessions_revocation.attempted",
                        IDENTITY + "all_sessions_revocation.succeeded",
                        IDENTITY + "session.ended")
                .refuses(401, () -> world.client().visitor().delete("/api/v1/sessions"));
    }

    private void assertEnded(String reason, UUID session) {
        world.rows(
                Component.IDENTITY,
                "select end_reason from sessions where id = ?",
                found -> assertThat(found).containsExactly(reason),
                session);
    }

    private Scenario signOut() {
        Person person = world.signedIn();
        UUID session = person.tokens().sessionId();
        return Scenario.succeeds(
                        204,
                        person::signOut,
                        _ -> assertEnded("logout", session),
                        IDENTITY + "user_logout.attempted",
                        IDENTITY + "user_logout.succeeded",
                        IDENTITY + "session.ended")
                .refuses(401, () -> world.client().visitor().delete("/api/v1/sessions/current"));
    }

    private Scenario refresh() {
        Person person = world.signedIn();
        String before = person.tokens().refreshHash();
        return Scenario.succeeds(
                        201,
                        person::refresh,
                        _ ->
                                world.rows(
                                        Component.IDENTITY,
                                        "select encode(successor_hash, 'hex') from refresh_tokens"
                                                + " where encode(token_hash, 'hex') = ?",
                                        found ->
                                                assertThat(found)
                                                        .containsExactly(
                                                                person.tokens().refreshHash()),
                                        before),
                        IDENTITY + "auth_token_refresh.attempted",
                        IDENTITY + "auth_token_refresh.succeeded")
                .refuses(
                        401,
                        () ->
                                world.client()
                                        .visitor()
                                        .post(
                                                "/api/v1/tokens",
                                                Map.of("refresh_token", "x".repeat(43))),
                        IDENTITY + "auth_token_refresh.attempted",
                        IDENTITY + "auth_token_refresh.failed");
    }

    private Scenario keys() {
        String path = "/.well-known/jwks.json";
        return Scenario.succeeds(
                        200,
                        () -> world.client().visitor().get(path),
                        reply ->
                                assertThat(reply.items("keys"))
                                        .isNotEmpty()
                                        .allMatch(this::isPublic))
                .refuses(400, () -> world.client().visitor().get(path + "?unknown=1"));
    }

    private boolean isPublic(tools.jackson.databind.JsonNode key) {
        return !key.has("d") && key.required("alg").asString().equals("RS256");
    }
}
