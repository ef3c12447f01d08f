package com.dashtam.bench.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.bench.client.Person;
import com.dashtam.bench.client.Reply;
import com.dashtam.bench.system.World;
import com.dashtam.local.system.Component;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Institutions and connections to them. */
final class ProviderScenarios {

    private static final String PROVIDER = "dashtam.provider.";
    private static final String ACCESS = "dashtam.identity.session_provider.accessed";
    private static final String PATH = "/api/v1/providers";

    private final World world;

    ProviderScenarios(World world) {
        this.world = world;
    }

    Map<String, Scenario> all() {
        return Map.of(
                "listInstitutions", institutions(),
                "listProviderConnections", list(),
                "startProviderConnection", start(),
                "reauthorizeProviderConnection", reauthorize(),
                "completeProviderConnection", complete(),
                "getProviderConnection", get(),
                "updateProviderConnection", rename(),
                "disconnectProvider", disconnect(),
                "refreshProviderTokens", refreshTokens(),
                "receiveOauthRedirect", redirect());
    }

    private Scenario institutions() {
        return Scenario.succeeds(
                        200,
                        () -> customer().caller().get("/api/v1/institutions"),
                        reply ->
                                assertThat(reply.items("institutions"))
                                        .extracting(found -> found.required("slug").asString())
                                        .contains("sandbox"))
                .refuses(401, () -> world.client().visitor().get("/api/v1/institutions"));
    }

    private Scenario list() {
        return Scenario.succeeds(
                        200,
                        () -> customer().caller().get(PATH + "?active_only=true"),
                        reply ->
                                assertThat(reply.items("connections"))
                                        .extracting(found -> found.required("id").asString())
                                        .contains(connection().toString()))
                .refuses(400, () -> customer().caller().get(PATH + "?active_only=perhaps"));
    }

    private Scenario start() {
        return Scenario.succeeds(
                        201,
                        () -> customer().startConnection("Another"),
                        reply -> {
                            assertThat(reply.text("authorization_url"))
                                    .contains("code_challenge_method=S256");
                            assertThat(reply.header("Set-Cookie").orElseThrow())
                                    .contains("HttpOnly")
                                    .contains("SameSite=Lax");
                            world.rows(
                                    Component.PROVIDER,
                                    "select provider_slug from consent where user_id = ?",
                                    found -> assertThat(found).containsExactly("sandbox"),
                                    customer().tokens().userId());
                        })
                .refuses(
                        404,
                        () ->
                                customer()
                                        .caller()
                                        .post(PATH, Map.of("provider_slug", "no_such_bank")))
                .refuses(
                        400,
                        () -> world.signedIn().caller().post(PATH, wrongKeys()),
                        PROVIDER + "provider_connection.attempted",
                        PROVIDER + "provider_connection.failed");
    }

    private static Map<String, Object> wrongKeys() {
        return Map.of(
                "provider_slug",
                "alpaca",
                "credentials",
                Map.of("api_key", "PKwrong", "api_secret", "wrong"));
    }

    private Scenario complete() {
        return Scenario.succeeds(
                        201,
                        () -> {
                            Person person = world.signedIn();
                            Reply started = person.startConnection("Savings").expect(201);
                            return person.complete(person.consent(started));
                        },
                        reply -> {
                            assertThat(reply.text("status")).isEqualTo("active");
                            assertStatus(reply.id("id"), "active");
                        },
                        ACCESS,
                        PROVIDER + "provider_connection.attempted",
                        PROVIDER + "provider_connection.succeeded",
                        PROVIDER + "connection.changed")
                .refuses(
                        400,
                        () -> customer().caller().post(PATH + "/callback?code=c&state=unknown"),
                        PROVIDER + "provider_connection.attempted",
                        PROVIDER + "provider_connection.failed")
                .refuses(
                        400,
                        () -> {
                            Person person = world.signedIn();
                            String state =
                                    person.startConnection("Savings").expect(201).text("state");
                            return person.caller()
                                    .post(PATH + "/callback?error=access_denied&state=" + state);
                        },
                        PROVIDER + "provider_connection.attempted",
                        PROVIDER + "provider_connection.failed");
    }

    private Scenario reauthorize() {
        Person person = world.signedIn();
        return Scenario.succeeds(
                        201,
                        () ->
                                person.caller()
                                        .post(
                                                PATH
                                                        + "/"
                                                        + world.connect(person)
                                                        + "/reauthorizations",
                                                Map.of()),
                        reply -> {
                            Reply again = person.complete(person.consent(reply)).expect(201);
                            assertStatus(again.id("id"), "active");
                            world.rows(
                                    Component.PROVIDER,
                                    "select count(*) from connection where user_id = ?",
                                    found -> assertThat(found).containsExactly("1"),
                                    person.tokens().userId());
                        })
                .refuses(
                        404,
                        strange(it ->
                                it.caller()
                                        .post(
                                                PATH + "/" + connection() + "/reauthorizations",
                                                Map.of())));
    }

    private Scenario get() {
        return Scenario.succeeds(
                        200,
                        () -> customer().caller().get(PATH + "/" + connection()),
                        reply -> assertThat(reply.text("provider_slug")).isEqualTo("sandbox"))
                .refuses(404, strange(person -> person.caller().get(PATH + "/" + connection())));
    }

    private Scenario rename() {
        Map<String, String> name = Map.of("alias", "Everyday");
        return Scenario.succeeds(
                        200,
                        () -> customer().caller().patch(PATH + "/" + connection(), name),
                        reply -> {
                            assertThat(reply.text("alias")).isEqualTo("Everyday");
                            world.rows(
                                    Component.PROVIDER,
                                    "select alias from connection where id = ?",
                                    found -> assertThat(found).containsExactly("Everyday"),
                                    connection());
                        },
                        PROVIDER + "connection.changed")
                .refuses(
                        404,
                        strange(person -> person.caller().patch(PATH + "/" + connection(), name)));
    }

    private Scenario disconnect() {
        return Scenario.succeeds(
                        204,
                        () -> {
                            Person person = world.signedIn();
                            UUID id = world.connect(person);
                            Reply reply =
                                    person.caller()
                                            .delete(PATH + "/" + id + "?account_data=delete");
                            assertStatus(id, "disconnected");
                            return reply;
                        },
                        _ -> {},
                        PROVIDER + "provider_disconnection.attempted",
                        PROVIDER + "provider_disconnection.succeeded",
                        PROVIDER + "connection.changed",
                        "dashtam.sync.connection_data.erased")
                .refuses(
                        404,
                        strange(person -> person.caller().delete(PATH + "/" + connection())),
                        PROVIDER + "provider_disconnection.attempted",
                        PROVIDER + "provider_disconnection.failed");
    }

    private Scenario refreshTokens() {
        Map<String, Boolean> forced = Map.of("force", true);
        String suffix = "/token-refreshes";
        return Scenario.succeeds(
                        201,
                        () -> customer().caller().post(PATH + "/" + connection() + suffix, forced),
                        reply -> assertThat(reply.text("expires_at")).isNotBlank(),
                        PROVIDER + "provider_token_refresh.attempted",
                        PROVIDER + "provider_token_refresh.succeeded")
                .refuses(
                        404,
                        strange(person ->
                                person.caller().post(PATH + "/" + connection() + suffix, forced)),
                        PROVIDER + "provider_token_refresh.attempted",
                        PROVIDER + "provider_token_refresh.failed");
    }

    private Scenario redirect() {
        Person person = world.signedIn();
        return Scenario.succeeds(
                        200,
                        () -> {
                            Reply started = person.startConnection("By browser").expect(201);
                            return person.followRedirect(started, person.consent(started));
                        },
                        reply -> {
                            assertThat(reply.mediaType()).isEqualTo("text/html");
                            world.rows(
                                    Component.PROVIDER,
                                    "select status from connection where user_id = ?",
                                    found -> assertThat(found).containsExactly("active"),
                                    person.tokens().userId());
                        },
                        ACCESS,
                        PROVIDER + "provider_connection.attempted",
                        PROVIDER + "provider_connection.succeeded",
                        PROVIDER + "connection.changed")
                .refuses(
                        400,
                        () ->
                                world.client()
                                        .visitor()
                                        .get("/oauth/sandbox/callback?code=c&state=unknown"),
                        PROVIDER + "provider_connection.attempted",
                        PROVIDER + "provider_connection.failed");
    }

    private Supplier<Reply> strange(java.util.function.Function<Person, Reply> request) {
        return () -> request.apply(world.stranger());
    }

    private void assertStatus(UUID connection, String status) {
        world.rows(
                Component.PROVIDER,
                "select status from connection where id = ?",
                found -> assertThat(found).containsExactly(status),
                connection);
    }

    private Person customer() {
        return world.customer().person();
    }

    private UUID connection() {
        return world.customer().connection();
    }
}
