package com.dashtam.provider.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.provider.fixture.RunningService.Caller;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RepeatedConnectIT extends ServiceTest {

    private final String key = UUID.randomUUID().toString();

    @Test
    void connectsOnceHoweverOftenTheAnswerIsHandedOver() {
        Asked asked = ask();
        String code = asked.code(bank(), customer);

        HttpResponse<String> first = handOver(me(), code, asked.state());
        HttpResponse<String> second = handOver(me(), code, asked.state());

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(second.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertSame(first, second);
        assertThat(connectionCount()).isEqualTo(1);
        assertEvents(SUCCEEDED);
    }

    @Test
    void repeatsARefusalWithoutRecordingItAgain() {
        HttpResponse<String> first = handOver(me(), "code", "made-up");
        HttpResponse<String> second = handOver(me(), "code", "made-up");

        assertProblem(first, 400, "validation-failed");
        assertSame(first, second);
        assertEvents(REFUSED);
    }

    @Test
    void refusesTheKeyForAnotherAnswerAndUsesNothingUp() {
        Asked asked = ask();
        String code = asked.code(bank(), customer);
        handOver(me(), "code", "made-up");

        assertProblem(handOver(me(), code, asked.state()), 422, "idempotency-key-reused");

        assertThat(callback(me(), code, asked.state()).statusCode()).isEqualTo(201);
    }

    @Test
    void tellsAnotherUsersKeyApart() {
        Asked asked = ask();
        String code = asked.code(bank(), customer);
        handOver(service().as(UUID.randomUUID()), "code", "made-up");

        assertThat(handOver(me(), code, asked.state()).statusCode()).isEqualTo(201);
    }

    @Test
    void keepsTheKeyFreeForARequestThatIsMalformed() {
        Asked asked = ask();
        HttpResponse<String> neither =
                me().postWith(
                                "/api/v1/providers/callback?state=" + asked.state(),
                                "Idempotency-Key",
                                key);

        assertProblem(neither, 400, "validation-failed");
        assertThat(handOver(me(), asked.code(bank(), customer), asked.state()).statusCode())
                .isEqualTo(201);
    }

    @Test
    void storesNeitherTheCodeNorTheState() {
        Asked asked = ask();
        String code = asked.code(bank(), customer);
        handOver(me(), code, asked.state());

        assertThat(
                        service()
                                .rows()
                                .sql(
                                        "select concat_ws(' ', key, headers, convert_from(body, 'UTF8'),"
                                                + " encode(fingerprint, 'escape'))"
                                                + " from idempotency_key"
                                                + " where caller = :caller")
                                .param("caller", "user:" + user)
                                .query(String.class)
                                .single())
                .contains(key)
                .doesNotContain(code, asked.state());
    }

    private HttpResponse<String> handOver(Caller caller, String code, String state) {
        return caller.postWith(
                "/api/v1/providers/callback?code=" + code + "&state=" + state,
                "Idempotency-Key",
                key);
    }

    private static void assertSame(HttpResponse<String> first, HttpResponse<String> second) {
        assertThat(second.statusCode()).isEqualTo(first.statusCode());
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
    }
}
