package com.dashtam.provider.infrastructure.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.webhook.Delivery;
import com.dashtam.provider.domain.webhook.NoticeRefusal;
import com.dashtam.provider.domain.webhook.WebhookVerifier;
import com.dashtam.provider.fixture.SignedNotices;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardWebhooksTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String BODY = "{\"type\":\"CUSTOM\"}";

    private final StandardWebhooks webhooks =
            StandardWebhooks.of(SignedNotices.SECRET, InstantSource.fixed(NOW));

    @Test
    void takesWhatIsSignedWithTheSecret() {
        assertThat(webhooks.check(SignedNotices.USUAL.delivery("msg_1", NOW, BODY)))
                .isEqualTo(Result.ok("msg_1"));
    }

    @Test
    void agreesWithTheSampleOfTheSpecification() {
        var sample =
                StandardWebhooks.of(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        InstantSource.fixed(Instant.ofEpochSecond(1614265330)));
        var headers =
                Map.of(
                        "Webhook-Id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        "Webhook-Timestamp", "1614265330",
                        "Webhook-Signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

        assertThat(sample.check(new Delivery(body, headers)))
                .isEqualTo(Result.ok("msg_p5jXN8AQM9LWM0D4loKWxJek"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
    void missesAHeaderThatIsNotThere(String header) {
        Map<String, String> headers = headers();
        headers.remove(header);

        assertRefused(BODY, headers, NoticeRefusal.SIGNATURE_MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1,",
                "v1",
                "v1,not base64!",
                "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1a,AAAA"
            })
    void refusesASignatureThatIsNone(String signature) {
        Map<String, String> headers = headers();
        headers.put(StandardWebhooks.SIGNATURE, signature);

        assertRefused(BODY, headers, NoticeRefusal.SIGNATURE_INVALID);
    }

    @Test
    void refusesABodyThatWasChanged() {
        assertRefused("{\"type\":\"CUSTOM\" }", headers(), NoticeRefusal.SIGNATURE_INVALID);
        assertRefused("", headers(), NoticeRefusal.SIGNATURE_INVALID);
    }

    @Test
    void refusesAnotherIdOrTimeThanWasSigned() {
        Map<String, String> otherId = headers();
        otherId.put(StandardWebhooks.ID, "msg_2");
        assertRefused(BODY, otherId, NoticeRefusal.SIGNATURE_INVALID);

        Map<String, String> otherTime = headers();
        otherTime.put(
                StandardWebhooks.TIMESTAMP, Long.toString(NOW.plusSeconds(1).getEpochSecond()));
        assertRefused(BODY, otherTime, NoticeRefusal.SIGNATURE_INVALID);
    }

    @Test
    void refusesWhatIsSignedWithAnotherSecret() {
        var forger = new SignedNotices("Zm9yZ2VkLWZvcmdlZC1mb3JnZWQtZm9yZ2VkLWZvcmc=");

        assertThat(webhooks.check(forger.delivery("msg_1", NOW, BODY)))
                .isEqualTo(Result.err(NoticeRefusal.SIGNATURE_INVALID));
    }

    @Test
    void takesOneGoodSignatureAmongOthers() {
        Map<String, String> headers = headers();
        headers.merge(StandardWebhooks.SIGNATURE, "v1,AAAA v1a,BBBB ", (good, bad) -> bad + good);

        assertThat(webhooks.check(delivery(BODY, headers))).isEqualTo(Result.ok("msg_1"));
    }

    @Test
    void looksAtNoMoreThanAFewSignatures() {
        Map<String, String> headers = headers();
        String many =
                IntStream.range(0, 50).mapToObj(_ -> "v1,AAAA ").collect(Collectors.joining());
        headers.merge(StandardWebhooks.SIGNATURE, many, (good, bad) -> bad + good);

        assertRefused(BODY, headers, NoticeRefusal.SIGNATURE_INVALID);
    }

    @Test
    void toleratesFiveMinutesBeforeAndAfter() {
        var tolerance = WebhookVerifier.TOLERANCE;
        for (Instant signed : new Instant[] {NOW.minus(tolerance), NOW.plus(tolerance)}) {
            assertThat(webhooks.check(SignedNotices.USUAL.delivery("msg_1", signed, BODY)))
                    .isEqualTo(Result.ok("msg_1"));
        }
        for (Instant signed :
                new Instant[] {
                    NOW.minus(tolerance).minusSeconds(1), NOW.plus(tolerance).plusSeconds(1)
                }) {
            assertThat(webhooks.check(SignedNotices.USUAL.delivery("msg_1", signed, BODY)))
                    .isEqualTo(Result.err(NoticeRefusal.OUTSIDE_TOLERANCE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"msg.1", "", " ", "msg 1", "msg\u00e9"})
    void refusesAnIdThatCouldBeReadInTwoWays(String id) {
        assertThat(webhooks.check(SignedNotices.USUAL.delivery(id, NOW, BODY)))
                .isEqualTo(Result.err(NoticeRefusal.SIGNATURE_INVALID));
    }

    @Test
    void refusesAnIdThatIsTooLong() {
        String longest = "x".repeat(255);

        assertThat(webhooks.check(SignedNotices.USUAL.delivery(longest, NOW, BODY)))
                .isEqualTo(Result.ok(longest));
        assertThat(webhooks.check(SignedNotices.USUAL.delivery(longest + "x", NOW, BODY)))
                .isEqualTo(Result.err(NoticeRefusal.SIGNATURE_INVALID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1e9", "soon", "99999999999999999999", "1772366400.5"})
    void refusesATimeThatIsNone(String seconds) {
        Map<String, String> headers = headers();
        headers.put(StandardWebhooks.TIMESTAMP, seconds);

        assertRefused(BODY, headers, NoticeRefusal.SIGNATURE_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "whsec_c2hvcnQ=", "n0t base64 at all!"})
    void refusesASecretThatIsNoneAndDoesNotTellIt(String secret) {
        assertThatThrownBy(() -> StandardWebhooks.of(secret, InstantSource.system()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageStartingWith("the secret for notices is not");
    }

    private static Map<String, String> headers() {
        return new HashMap<>(SignedNotices.USUAL.headers("msg_1", NOW, BODY));
    }

    private void assertRefused(String body, Map<String, String> headers, NoticeRefusal reason) {
        assertThat(webhooks.check(delivery(body, headers))).isEqualTo(Result.err(reason));
    }

    private static Delivery delivery(String body, Map<String, String> headers) {
        return new Delivery(body.getBytes(StandardCharsets.UTF_8), headers);
    }
}
