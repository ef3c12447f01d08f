package com.dashtam.bench.operations;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.system.World;
import com.dashtam.local.system.Component;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Passwords that were forgotten or are to be changed. */
final class PasswordScenarios {

    private static final String IDENTITY = "dashtam.identity.";
    private static final String TOKENS = "/api/v1/password-reset-tokens";
    private static final String RESETS = "/api/v1/password-resets";
    private static final String PASSWORD = "/api/v1/users/current/password";
    private static final String WANTED = "Difference-Engine-1822";

    private final World world;

    PasswordScenarios(World world) {
        this.world = world;
    }

    Map<String, Scenario> all() {
        return Map.of(
                "requestPasswordReset", request(),
                "resetPassword", reset(),
                "changePassword", change());
    }

    private Scenario request() {
        Person person = world.verified();
        return Scenario.succeeds(
                        201,
                        () -> person.visitor().post(TOKENS, Map.of("email", person.email())),
                        _ ->
                                world.rows(
                                        Component.IDENTITY,
                                        "select r.purpose from mailed_token_requests r"
                                                + " join users u on u.id = r.user_id"
                                                + " where u.email = ?",
                                        found ->
                                                assertThat(found).containsExactly("reset_password"),
                                        person.email()),
                        IDENTITY + "password_reset_request.attempted",
                        IDENTITY + "password_reset_request.succeeded")
                .refuses(
                        400,
                        () -> world.client().visitor().post(TOKENS, Map.of("email", "nobody")));
    }

    private Scenario reset() {
        Person person = world.signedIn();
        UUID session = person.tokens().sessionId();
        return Scenario.succeeds(
                        201,
                        () -> resetByMail(person),
                        _ -> assertEnded("password_reset", session),
                        IDENTITY + "password_reset_confirm.attempted",
                        IDENTITY + "password_reset_confirm.succeeded",
                        IDENTITY + "session.ended")
                .refuses(
                        404,
                        () ->
                                world.client()
                                        .visitor()
                                        .post(
                                                RESETS,
                                                Map.of(
                                                        "token",
                                                        "0".repeat(64),
                                                        "new_password",
                                                        WANTED)),
                        IDENTITY + "password_reset_confirm.attempted",
                        IDENTITY + "password_reset_confirm.failed");
    }

    /** The newest mail with a token must be another than the one that verified the address. */
    private Reply resetByMail(Person person) {
        Optional<String> before = world.client().mailbox().tokenSentTo(person.email());
        world.client().visitor().post(TOKENS, Map.of("email", person.email())).expect(201);
        eventually(
                "a token to reset the password",
                () ->
                        assertThat(world.client().mailbox().tokenSentTo(person.email()))
                                .isNotEqualTo(before));
        String token = world.client().mailbox().tokenSentTo(person.email()).orElseThrow();
        return person.visitor().post(RESETS, Map.of("token", token, "new_password", WANTED));
    }

    private Scenario change() {
        Person person = world.signedIn();
        UUID other = person.tokens().sessionId();
        person.signIn().expect(201);
        return Scenario.succeeds(
                        204,
                        () -> change(person, person.credentials().get("password")),
                        _ -> assertEnded("password_changed", other),
                        IDENTITY + "user_password_change.attempted",
                        IDENTITY + "user_password_change.succeeded",
                        IDENTITY + "session.ended")
                .refuses(
                        403,
                        () -> change(person, "not the password"),
                        IDENTITY + "user_password_change.attempted",
                        IDENTITY + "user_password_change.failed");
    }

    private static Reply change(Person person, String current) {
        return person.caller()
                .put(PASSWORD, Map.of("current_password", current, "new_password", WANTED));
    }

    private void assertEnded(String reason, UUID session) {
        world.rows(
                Component.IDENTITY,
                "select end_reason from sessions where id = ?",
                found -> assertThat(found).containsExactly(reason),
                session);
    }
}
