package com.dashtam.bench.operations;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.system.World;
import com.dashtam.local.system.Component;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What an account goes through in its life. */
final class AccountScenarios {

    private static final String IDENTITY = "dashtam.identity.";
    private static final String CURRENT = "/api/v1/users/current";
    private static final String CONFIRMATIONS = "/api/v1/email-change-confirmations";
    private static final String EXPORTS = CURRENT + "/data-exports";
    private static final String USERS = "/api/v1/admin/users/";

    private final World world;

    AccountScenarios(World world) {
        this.world = world;
    }

    Map<String, Scenario> all() {
        return Map.of(
                "updateUser", changeLimit(),
                "updateCurrentUser", requestEmailChange(),
                "confirmEmailChange", confirmEmailChange(),
                "deleteCurrentUser", delete(),
                "restoreAccount", restore(),
                "startDataExport", startExport(),
                "getDataExport", getExport(),
                "downloadDataExport", downloadExport());
    }

    private Scenario changeLimit() {
        Person person = world.signedIn();
        String path = USERS + person.tokens().userId();
        Map<String, Object> plus = new HashMap<>();
        plus.put("session_tier", "plus");
        plus.put("max_sessions", null);
        return Scenario.succeeds(
                        200,
                        () -> world.admin().patch(path, plus),
                        reply -> {
                            assertThat(reply.json().required("max_sessions").asInt()).isEqualTo(5);
                            world.rows(
                                    Component.IDENTITY,
                                    "select session_tier from users where email = ?",
                                    found -> assertThat(found).containsExactly("plus"),
                                    person.email());
                        },
                        IDENTITY + "session_limit_change.attempted",
                        IDENTITY + "session_limit_change.succeeded")
                .refuses(403, () -> person.caller().patch(path, plus))
                .refuses(
                        404,
                        () -> world.admin().patch(USERS + UUID.randomUUID(), plus),
                        IDENTITY + "session_limit_change.attempted",
                        IDENTITY + "session_limit_change.failed");
    }

    private Scenario requestEmailChange() {
        Person person = world.signedIn();
        Map<String, ?> wanted = Map.of("email", world.client().newcomer().email());
        return Scenario.succeeds(
                        202,
                        () -> person.caller().patch(CURRENT, wanted),
                        reply -> {
                            assertThat(reply.text("email")).isEqualTo(person.email());
                            assertThat(reply.text("pending_email")).isEqualTo(wanted.get("email"));
                        },
                        IDENTITY + "email_change.attempted")
                .refuses(400, () -> person.caller().patch(CURRENT, Map.of("email", person.email())))
                .refuses(401, () -> world.client().visitor().patch(CURRENT, wanted));
    }

    private Scenario confirmEmailChange() {
        Person person = world.signedIn();
        String wanted = world.client().newcomer().email();
        return Scenario.succeeds(
                        201,
                        () -> confirmByMail(person, wanted),
                        reply ->
                                assertThat(reply.json().required("is_complete").asBoolean())
                                        .isFalse())
                .refuses(404, () -> confirm("0".repeat(64)));
    }

    private Reply confirmByMail(Person person, String wanted) {
        person.caller().patch(CURRENT, Map.of("email", wanted)).expect(202);
        eventually("a token to " + wanted, () -> assertThat(tokenSentTo(wanted)).isPresent());
        return confirm(tokenSentTo(wanted).orElseThrow());
    }

    private Scenario delete() {
        Person person = world.signedIn();
        return Scenario.succeeds(
                        202,
                        () -> person.caller().delete(CURRENT),
                        _ ->
                                world.rows(
                                        Component.IDENTITY,
                                        "select end_reason from sessions where id = ?",
                                        found ->
                                                assertThat(found)
                                                        .containsExactly("account_deleted"),
                                        person.tokens().sessionId()),
                        IDENTITY + "user_deletion.attempted",
                        IDENTITY + "session.ended")
                .refuses(401, () -> person.caller().delete(CURRENT));
    }

    private Scenario restore() {
        Person person = world.signedIn();
        return Scenario.succeeds(
                        201,
                        () -> restoreByMail(person),
                        _ ->
                                world.rows(
                                        Component.IDENTITY,
                                        "select (deactivated_at is null)::text from users"
                                                + " where email = ?",
                                        found -> assertThat(found).containsExactly("true"),
                                        person.email()))
                .refuses(404, () -> restore("0".repeat(64)));
    }

    /** The newest mail with a token must be another than the one that verified the address. */
    private Reply restoreByMail(Person person) {
        Optional<String> before = tokenSentTo(person.email());
        person.caller().delete(CURRENT).expect(202);
        eventually(
                "a token to restore the account",
                () -> assertThat(tokenSentTo(person.email())).isNotEqualTo(before));
        return restore(tokenSentTo(person.email()).orElseThrow());
    }

    private Reply restore(String token) {
        return world.client()
                .visitor()
                .post("/api/v1/account-restorations", Map.of("token", token));
    }

    private Scenario startExport() {
        Person person = world.signedIn();
        return Scenario.succeeds(
                        201,
                        () -> person.caller().post(EXPORTS),
                        reply ->
                                world.rows(
                                        Component.IDENTITY,
                                        "select user_id::text from data_exports where id = ?",
                                        found ->
                                                assertThat(found)
                                                        .containsExactly(
                                                                person.tokens()
                                                                        .userId()
                                                                        .toString()),
                                        reply.id("id")),
                        IDENTITY + "data_export.attempted")
                .refuses(401, () -> world.client().visitor().post(EXPORTS));
    }

    private Scenario getExport() {
        Person person = world.signedIn();
        return Scenario.succeeds(
                        200,
                        () ->
                                person.caller()
                                        .get(
                                                EXPORTS
                                                        + "/"
                                                        + person.caller()
                                                                .post(EXPORTS)
                                                                .expect(201)
                                                                .id("id")),
                        reply -> assertThat(reply.json().has("created_at")).isTrue())
                .refuses(404, () -> person.caller().get(EXPORTS + "/" + UUID.randomUUID()));
    }

    /** All services answer: only then is there an archive. */
    private Scenario downloadExport() {
        Person person = world.signedIn();
        return Scenario.succeeds(
                        200,
                        () -> download(person),
                        reply -> assertThat(reply.mediaType()).isEqualTo("application/zip"),
                        IDENTITY + "data_export.downloaded")
                .refuses(
                        404,
                        () -> person.caller().get(EXPORTS + "/" + UUID.randomUUID() + "/archive"));
    }

    private Reply download(Person person) {
        String export = EXPORTS + "/" + person.caller().post(EXPORTS).expect(201).id("id");
        eventually(
                "the copy " + export,
                () ->
                        assertThat(person.caller().get(export).text("status"))
                                .isEqualTo("succeeded"));
        return person.caller().get(export + "/archive");
    }

    private Optional<String> tokenSentTo(String email) {
        return world.client().mailbox().tokenSentTo(email);
    }

    private Reply confirm(String token) {
        return world.client().visitor().post(CONFIRMATIONS, Map.of("token", token));
    }
}
