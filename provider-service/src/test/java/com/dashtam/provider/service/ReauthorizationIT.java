package com.dashtam.provider.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.provider.ProviderConnectionSucceeded;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.provider.domain.credential.KeyPair;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ReauthorizationIT extends ServiceTest {

    private static final String NOTHING = "{}";

    @Test
    void bringsARevokedConnectionBackUnderTheSameId() throws IOException {
        UUID id = connected();
        bank().withdraw(customer);
        assertThat(accounts(id).statusCode()).isEqualTo(409);
        JsonNode stuck = json(me().get(path(id)));
        assertThat(stuck.get("needs_reauthentication").booleanValue()).isTrue();
        assertThat(stuck.get("reauthentication_reason").stringValue()).isEqualTo("consent_revoked");

        Asked asked = asked(me().post(path(id) + "/reauthorizations", NOTHING));
        HttpResponse<String> answer = callback(me(), asked.code(bank(), customer), asked.state());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(json(answer).get("id").stringValue()).isEqualTo(id.toString());
        assertThat(json(answer).get("alias").stringValue()).isEqualTo("Mine");
        assertThat(json(answer).has("reauthentication_reason")).isFalse();
        assertThat(Feed.of(accounts(id)).whole().accounts()).hasSize(5);
        assertThat(connectionCount()).isEqualTo(1);
        assertNewestEvents(SUCCEEDED);
        var events = service().eventsAbout(user);
        var succeeded =
                ProviderConnectionSucceeded.fromByteBuffer(
                        ByteBuffer.wrap(events.get(events.size() - 2).value()));
        assertThat(succeeded.getReauthorized()).isTrue();
        assertThat(succeeded.getConnectionId()).isEqualTo(id);
    }

    @Test
    void takesTheBrowserBackAsWhenItConnected() {
        UUID id = connected();
        Asked asked = asked(me().post(path(id) + "/reauthorizations", NOTHING));
        URI back = bank().approve(asked.authorizationUrl(), customer);

        HttpResponse<String> page =
                service()
                        .asStranger()
                        .get(back.getPath() + "?" + back.getRawQuery(), "Cookie", asked.cookie());

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(connectionCount()).isEqualTo(1);
        assertThat(statusOf(id)).isEqualTo("active");
    }

    @Test
    void takesNewKeysInPlaceOfThoseThatOpenNothingAnyMore() {
        KeyPair old = bank().keysOf(customer);
        UUID id = byKeys(old);
        KeyPair fresh = bank().keysOf(customer);
        assertThat(accounts(id).body()).contains(FeedFailure.CREDENTIALS_REJECTED.text());
        assertThat(json(me().get(path(id))).get("reauthentication_reason").stringValue())
                .isEqualTo("credentials_expired");

        HttpResponse<String> wrong = me().post(path(id) + "/reauthorizations", credentials(old));
        assertProblem(wrong, 400, "validation-failed");
        assertThat(fieldOf(wrong)).isEqualTo("credentials");
        assertThat(statusOf(id)).isEqualTo("expired");

        HttpResponse<String> right = me().post(path(id) + "/reauthorizations", credentials(fresh));

        assertThat(right.statusCode()).as(right.body()).isEqualTo(201);
        assertThat(right.headers().firstValue("Location")).contains(path(id));
        assertThat(statusOf(id)).isEqualTo("active");
        assertThat(Feed.of(accounts(id)).whole().accounts()).hasSize(1);
        assertThat(connectionCount()).isEqualTo(1);
    }

    @Test
    void refusesAConnectionThatIsOver() {
        UUID id = connected();
        Asked asked = asked(me().post(path(id) + "/reauthorizations", NOTHING));
        assertThat(me().delete(path(id)).statusCode()).isEqualTo(204);

        assertProblem(me().post(path(id) + "/reauthorizations", NOTHING), 409, "conflict");
        assertProblem(callback(me(), asked.code(bank(), customer), asked.state()), 409, "conflict");

        assertThat(statusOf(id)).isEqualTo("disconnected");
        assertThat(credentialCount(id)).isZero();
        assertNewestEvents(REFUSED);
    }

    @Test
    void refusesConnectionsOfOthersAndThoseThatAreUnknown() {
        UUID id = connected();
        var stranger = service().as(UUID.randomUUID());

        assertProblem(stranger.post(path(id) + "/reauthorizations", NOTHING), 404, "not-found");
        assertProblem(
                me().post(path(UUID.randomUUID()) + "/reauthorizations", NOTHING),
                404,
                "not-found");
        assertProblem(
                service().asStranger().post(path(id) + "/reauthorizations", NOTHING),
                401,
                "unauthorized");
    }

    @Test
    void refusesCredentialsOfAnotherKind() {
        UUID consented = connected();
        UUID keyed = byKeys(bank().keysOf(customer));

        assertProblem(
                me().post(
                                path(consented) + "/reauthorizations",
                                credentials(new KeyPair("any", "any"))),
                409,
                "conflict");
        assertProblem(me().post(path(keyed) + "/reauthorizations", NOTHING), 409, "conflict");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"surprise\":1}",
                "{\"redirect_uri\":\"https://evil.test/\"}",
                "{\"credentials\":{\"api_key\":\"a\"}}",
                "{\"redirect_uri\":\"https://x.test\",\"credentials\":{\"api_key\":\"a\",\"api_secret\":\"b\"}}"
            })
    void refusesARequestThatIsMalformed(String body) {
        UUID id = connected();

        assertThat(me().post(path(id) + "/reauthorizations", body).statusCode()).isEqualTo(400);
        assertThat(statusOf(id)).isEqualTo("active");
    }

    private UUID byKeys(KeyPair keys) {
        HttpResponse<String> answer =
                me().post(
                                "/api/v1/providers",
                                "{\"provider_slug\":\"alpaca\"," + credentials(keys).substring(1));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return UUID.fromString(json(answer).get("id").stringValue());
    }

    private static String credentials(KeyPair keys) {
        return "{\"credentials\":{\"api_key\":\"%s\",\"api_secret\":\"%s\"}}"
                .formatted(keys.key(), keys.secret());
    }

    private static String path(UUID connection) {
        return "/api/v1/providers/" + connection;
    }
}
