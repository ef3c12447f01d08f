package com.dashtam.bench.operations;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.system.World;
import com.dashtam.local.system.Component;
import java.util.Map;
import java.util.UUID;

/** Users and the security of all, for administrators alone. */
final class AdministrationScenarios {

    private static final String IDENTITY = "dashtam.identity.";
    private static final String USERS = "/api/v1/admin/users/";
    private static final String SECURITY = "/api/v1/admin/security/";
    private static final Map<String, ?> REASON = Map.of("reason", "A laptop was stolen.");

    private final World world;

    AdministrationScenarios(World world) {
        this.world = world;
    }

    Map<String, Scenario> all() {
        return Map.ofEntries(
                entry("searchUsers", search()),
                entry("getUser", getUser()),
                entry("listUserSessions", listSessions()),
                entry("revokeUserSession", revokeSession()),
                entry("revokeUserSessions", revokeSessions()),
                entry("assignRole", assignRole()),
                entry("revokeRole", revokeRole()),
                entry("suspendUser", suspend()),
                entry("restoreUser", restore()),
                entry("rotateUserTokens", rotateUser()),
                entry("rotateAllTokens", rotateAll()),
                entry("rotateSigningKey", rotateKey()),
                entry("retireSigningKey", retireKey()),
                entry("getSecurityConfig", config()));
    }

    private Scenario getUser() {
        Person person = world.signedIn();
        String path = USERS + person.tokens().userId();
        return Scenario.succeeds(
                        200,
                        () -> world.admin().get(path),
                        reply -> assertThat(reply.text("email")).isEqualTo(person.email()))
                .refuses(403, () -> person.caller().get(path))
                .refuses(404, () -> world.admin().get(USERS + UUID.randomUUID()));
    }

    private Scenario search() {
        Person person = world.verified();
        String path = "/api/v1/admin/users?email=" + person.name();
        return Scenario.succeeds(
                        200,
                        () -> world.admin().get(path),
                        reply ->
                                assertThat(reply.items("users"))
                                        .extracting(user -> user.required("email").asString())
                                        .containsExactly(person.email()))
                .refuses(403, () -> world.customer().person().caller().get(path));
    }

    private Scenario listSessions() {
        Person person = world.signedIn();
        String path = USERS + person.tokens().userId() + "/sessions";
        return Scenario.succeeds(
                        200,
                        () -> world.admin().get(path),
                        reply -> assertThat(reply.items("sessions")).hasSize(1))
                .refuses(403, () -> person.caller().get(path));
    }

    private Scenario revokeSession() {
        Person person = world.signedIn();
        UUID session = person.tokens().sessionId();
        String path = USERS + person.tokens().userId() + "/sessions/";
        return Scenario.succeeds(
                        204,
                        () -> world.admin().delete(path + session),
                        _ -> assertEnded("revoked", session),
                        IDENTITY + "session_revocation.attempted",
                        IDENTITY + "session_revocation.succeeded",
                        IDENTITY + "session.ended")
                .refuses(
                        404,
                        () -> world.admin().delete(path + UUID.randomUUID()),
                        IDENTITY + "session_revocation.attempted",
                        IDENTITY + "session_revocation.failed");
    }

    private Scenario revokeSessions() {
        Person person = world.signedIn();
        UUID session = person.tokens().sessionId();
        String path = USERS + person.tokens().userId() + "/sessions";
        return Scenario.succeeds(
                        200,
                        () -> world.admin().delete(path),
                        _ -> assertEnded("all_revoked", session),
                        IDENTITY + "all_sessions_revocation.attempted",
                        IDENTITY + "all_sessions_revocation.succeeded",
                        IDENTITY + "session.ended")
                .refuses(403, () -> world.customer().person().caller().delete(path));
    }

    private void assertEnded(String reason, UUID session) {
        world.rows(
                Component.IDENTITY,
                "select end_reason from sessions where id = ?",
                found -> assertThat(found).containsExactly(reason),
                session);
    }

    private Scenario assignRole() {
        Person person = world.signedIn();
        String path = USERS + person.tokens().userId() + "/roles/readonly";
        return Scenario.succeeds(
                        204,
                        () -> world.admin().put(path),
                        _ -> assertRoles(person, "{user,readonly}"),
                        IDENTITY + "role_assignment.attempted",
                        IDENTITY + "role_assignment.succeeded",
                        IDENTITY + "token_version.raised")
                .refuses(403, () -> world.customer().person().caller().put(path))
                .refuses(
                        404,
                        () -> world.admin().put(USERS + UUID.randomUUID() + "/roles/readonly"),
                        IDENTITY + "role_assignment.attempted",
                        IDENTITY + "role_assignment.failed");
    }

    private Scenario revokeRole() {
        Person person = world.signedIn();
        String path = USERS + person.tokens().userId() + "/roles/user";
        return Scenario.succeeds(
                        204,
                        () -> world.admin().delete(path),
                        _ -> assertRoles(person, "{}"),
                        IDENTITY + "role_revocation.attempted",
                        IDENTITY + "role_revocation.succeeded",
                        IDENTITY + "token_version.raised")
                .refuses(403, () -> world.customer().person().caller().delete(path));
    }

    private void assertRoles(Person person, String roles) {
        world.rows(
                Component.IDENTITY,
                "select roles::text from users where email = ?",
                found -> assertThat(found).containsExactly(roles),
                person.email());
    }

    private Scenario suspend() {
        Person person = world.signedIn();
        String path = USERS + person.tokens().userId() + "/suspension";
        return Scenario.succeeds(
                        204,
                        () -> world.admin().put(path, REASON),
                        _ -> assertActive(person, "false"),
                        IDENTITY + "user_suspension.attempted",
                        IDENTITY + "user_suspension.succeeded",
                        IDENTITY + "session.ended")
                .refuses(403, () -> world.customer().person().caller().put(path, REASON));
    }

    private Scenario restore() {
        Person person = world.signedIn();
        String path = USERS + person.tokens().userId() + "/suspension";
        world.admin().put(path, REASON).expect(204);
        return Scenario.succeeds(
                        204,
                        () -> world.admin().delete(path),
                        _ -> assertActive(person, "true"),
                        IDENTITY + "user_restoration.attempted",
                        IDENTITY + "user_restoration.succeeded")
                .refuses(401, () -> person.caller().delete(path));
    }

    private void assertActive(Person person, String active) {
        world.rows(
                Component.IDENTITY,
                "select is_active::text from users where email = ?",
                found -> assertThat(found).containsExactly(active),
                person.email());
    }

    private Scenario rotateUser() {
        Person person = world.signedIn();
        String path = USERS + person.tokens().userId() + "/rotations";
        return Scenario.succeeds(
                        201,
                        () -> world.admin().post(path, REASON),
                        reply -> assertThat(number(reply, "new_version")).isEqualTo(2),
                        IDENTITY + "user_token_rotation.attempted",
                        IDENTITY + "user_token_rotation.succeeded",
                        IDENTITY + "session.ended",
                        IDENTITY + "token_version.raised")
                .refuses(403, () -> world.customer().person().caller().post(path, REASON));
    }

    /** With a day's grace: the others who use the system go on. */
    private Scenario rotateAll() {
        return Scenario.succeeds(
                        201,
                        () ->
                                world.admin()
                                        .post(
                                                SECURITY + "rotations",
                                                Map.of(
                                                        "reason",
                                                        "A drill.",
                                                        "grace_period_seconds",
                                                        86_400)),
                        reply ->
                                assertThat(number(reply, "new_version"))
                                        .isEqualTo(number(reply, "previous_version") + 1),
                        IDENTITY + "global_token_rotation.attempted",
                        IDENTITY + "global_token_rotation.succeeded")
                .refuses(
                        403,
                        () ->
                                world.customer()
                                        .person()
                                        .caller()
                                        .post(SECURITY + "rotations", REASON));
    }

    private Scenario rotateKey() {
        String path = SECURITY + "signing-keys";
        return Scenario.succeeds(
                        201,
                        () -> world.admin().post(path),
                        reply ->
                                world.rows(
                                        Component.IDENTITY,
                                        "select algorithm from signing_keys where kid = ?",
                                        found -> assertThat(found).containsExactly("RS256"),
                                        reply.text("kid")),
                        IDENTITY + "signing_key_rotation.attempted",
                        IDENTITY + "signing_key_rotation.succeeded")
                .refuses(403, () -> world.customer().person().caller().post(path))
                .refuses(
                        409,
                        () -> world.admin().post(path),
                        IDENTITY + "signing_key_rotation.attempted",
                        IDENTITY + "signing_key_rotation.failed");
    }

    /** A key that has signed nothing: the tokens of the others in this world stay alive. */
    private Scenario retireKey() {
        String path = SECURITY + "signing-keys/";
        return Scenario.succeeds(
                        204,
                        () -> world.admin().delete(path + waitingKey() + "?reason=precaution"),
                        _ -> assertThat(waitingKey()).isNotEmpty(),
                        IDENTITY + "signing_key_retirement.attempted",
                        IDENTITY + "signing_key_retirement.succeeded")
                .refuses(
                        404,
                        () -> world.admin().delete(path + "A".repeat(43) + "?reason=compromised"),
                        IDENTITY + "signing_key_retirement.attempted",
                        IDENTITY + "signing_key_retirement.failed");
    }

    /** One that is published and does not sign yet. */
    private String waitingKey() {
        var sql =
                "select kid from signing_keys where not_before > now()"
                        + " and (retire_at is null or retire_at > now())";
        var waiting = world.database(Component.IDENTITY).list(sql, row -> row.getString(1));
        return waiting.isEmpty()
                ? world.admin().post(SECURITY + "signing-keys").expect(201).text("kid")
                : waiting.getFirst();
    }

    private static int number(Reply reply, String field) {
        return reply.json().required(field).asInt();
    }

    private Scenario config() {
        return Scenario.succeeds(
                        200,
                        () -> world.admin().get(SECURITY + "config"),
                        reply ->
                                assertThat(number(reply, "global_min_token_version"))
                                        .isGreaterThanOrEqualTo(1))
                .refuses(403, () -> world.customer().person().caller().get(SECURITY + "config"));
    }
}
