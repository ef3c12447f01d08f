package com.dashtam.provider.service;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.provider.ConnectionRefusal;
import com.dashtam.events.provider.ProviderConnectionFailed;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.NormalizedAccount;
import com.dashtam.provider.fixture.Bank;
import com.dashtam.provider.fixture.RunningService;
import com.dashtam.provider.fixture.RunningService.Caller;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One running service for all tests of a JVM, and the steps that they have in common. */
abstract class ServiceTest {

    protected static final String[] REFUSED = {
        "provider_connection.attempted", "provider_connection.failed"
    };
    protected static final String[] SUCCEEDED = {
        "provider_connection.attempted", "provider_connection.succeeded", "connection.changed"
    };

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final class Holder {
        private static final RunningService SERVICE = start();

        private static RunningService start() {
            var service = new RunningService();
            Runtime.getRuntime().addShutdownHook(new Thread(service::close));
            return service;
        }
    }

    protected final UUID user = UUID.randomUUID();
    protected final String customer = Bank.anyCustomer();

    protected static RunningService service() {
        return Holder.SERVICE;
    }

    protected static Bank bank() {
        return service().bank();
    }

    protected Caller me() {
        return service().as(user);
    }

    protected static Caller sync() {
        return service().asService("sync-service");
    }

    /** A consent that was asked for. */
    protected record Asked(URI authorizationUrl, String state, String cookie) {

        String code(Bank bank, String customer) {
            return Bank.parameter(bank.approve(authorizationUrl, customer), "code");
        }
    }

    protected Asked ask() {
        return ask("{\"provider_slug\":\"sandbox\",\"alias\":\"Mine\"}");
    }

    protected Asked ask(String body) {
        return asked(me().post("/api/v1/providers", body));
    }

    protected static Asked asked(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode json = json(answer);
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        return new Asked(
                URI.create(json.get("authorization_url").stringValue()),
                json.get("state").stringValue(),
                cookie.substring(0, cookie.indexOf(';')));
    }

    /** The id of a new connection, consented to in the browser. */
    protected UUID connected() {
        return connectedTo(bank(), "sandbox");
    }

    protected UUID connectedTo(Bank bank, String slug) {
        return connectedTo(bank, slug, customer);
    }

    /** Connected by another login of the user's. */
    protected UUID connectedElsewhere() {
        return connectedTo(bank(), "sandbox", Bank.anyCustomer());
    }

    private UUID connectedTo(Bank bank, String slug, String login) {
        Asked asked = ask("{\"provider_slug\":\"%s\",\"alias\":\"Mine\"}".formatted(slug));
        URI back = bank.approve(asked.authorizationUrl(), login);
        HttpResponse<String> page =
                service()
                        .asStranger()
                        .get(back.getPath() + "?" + back.getRawQuery(), "Cookie", asked.cookie());
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return newest();
    }

    /** The id of the user's newest connection. */
    protected UUID newest() {
        return service()
                .rows()
                .sql("select id from connection where user_id = :user order by id desc limit 1")
                .param("user", user)
                .query(UUID.class)
                .single();
    }

    protected String statusOf(UUID connectionId) {
        return service()
                .rows()
                .sql("select status from connection where id = :id")
                .param("id", connectionId)
                .query(String.class)
                .single();
    }

    protected int connectionCount() {
        return service()
                .rows()
                .sql("select count(*) from connection where user_id = :user")
                .param("user", user)
                .query(Integer.class)
                .single();
    }

    protected int credentialCount(UUID connectionId) {
        return service()
                .rows()
                .sql("select count(*) from credential where connection_id = :id")
                .param("id", connectionId)
                .query(Integer.class)
                .single();
    }

    /** Waits until the events about the user are exactly these. */
    protected void assertEvents(String... types) {
        eventually(
                "the events about " + user,
                () -> assertThat(service().eventTypes(user)).containsExactly(types));
    }

    /** Waits for the record of a refusal, which has connected nothing. */
    protected void assertFailedWith(ConnectionRefusal reason) {
        assertThat(connectionCount()).isZero();
        assertEvents(REFUSED);
        try {
            var failed =
                    ProviderConnectionFailed.fromByteBuffer(
                            ByteBuffer.wrap(service().eventsAbout(user).getLast().value()));
            assertThat(failed.getReason()).isEqualTo(reason);
            assertThat(failed.getUserId()).isEqualTo(user);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until the newest events about the user are these. */
    protected void assertNewestEvents(String... types) {
        eventually(
                "the newest events about " + user,
                () -> assertThat(service().eventTypes(user)).endsWith(types));
    }

    protected static HttpResponse<String> callback(Caller caller, String code, String state) {
        return caller.post("/api/v1/providers/callback?code=" + code + "&state=" + state);
    }

    protected static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    /** The field that the first error of a problem names. */
    protected static String fieldOf(HttpResponse<String> problem) {
        return json(problem).at("/errors/0/field").stringValue();
    }

    protected static void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(json(answer).get("type").stringValue()).isEqualTo("/problems/" + type);
    }

    /** Where sync-service reads a connection. */
    protected static String path(UUID connection, String feed) {
        return "/internal/v1/connections/" + connection + feed;
    }

    protected static HttpResponse<String> accounts(UUID connection) {
        return sync().get(path(connection, "/accounts"));
    }

    protected static List<String> identifiers(UUID connection) {
        return Feed.of(accounts(connection)).whole().accounts().stream()
                .map(NormalizedAccount::providerAccountId)
                .toList();
    }

    protected static void assertFailure(
            HttpResponse<String> answer, int status, FeedFailure reason) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).at("/errors/0/code").stringValue()).isEqualTo(reason.text());
    }
}
