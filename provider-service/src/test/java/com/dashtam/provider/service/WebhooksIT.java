package com.dashtam.provider.service;

import static com.dashtam.testing.event.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.provider.fixture.SignedNotices;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksIT extends ServiceTest {

    private static final String PATH = "/webhooks/sandbox";
    private static final String AVAILABLE = "provider_data.available";

    @Test
    void followsTheBankWhenThereAreNewRows() {
        connected();
        bank().tells(customer, service().address() + PATH);

        bank().post(
                        customer,
                        "checking",
                        "{\"direction\":\"debit\",\"amount\":12.34,\"description\":\"NEWS\"}");

        assertNewestEvents(SUCCEEDED[2], AVAILABLE);
    }

    @Test
    void followsTheBankWhenTheConsentIsWithdrawn() {
        UUID connection = connected();
        bank().tells(customer, service().address() + PATH);

        bank().withdraw(customer);

        eventually(
                "the end of the consent",
                () -> assertThat(statusOf(connection)).isEqualTo("revoked"));
        assertNewestEvents(SUCCEEDED[2], "connection.changed");
    }

    @Test
    void countsEachDeliveryOnce() {
        connected();
        String id = SignedNotices.anyId();
        String body = SignedNotices.newData(reference());
        Map<String, String> headers = SignedNotices.USUAL.headers(id, Instant.now(), body);

        assertThat(send(body, headers).statusCode()).isEqualTo(200);
        assertThat(send(body, headers).statusCode()).isEqualTo(200);
        Instant later = Instant.now().plusSeconds(2);
        assertThat(send(body, SignedNotices.USUAL.headers(id, later, body)).statusCode())
                .isEqualTo(200);
        assertThat(sendSigned(SignedNotices.revoked(reference())).statusCode()).isEqualTo(200);

        assertEvents(SUCCEEDED[0], SUCCEEDED[1], SUCCEEDED[2], AVAILABLE, "connection.changed");
    }

    @Test
    void answersAlikeForConsentsThatItDoesNotKnow() {
        HttpResponse<String> unknown = sendSigned(SignedNotices.revoked("nobody's"));

        assertThat(unknown.statusCode()).isEqualTo(200);
        assertThat(unknown.body()).isEmpty();
    }

    @Test
    void refusesWhatOthersSendInTheNameOfTheBank() {
        UUID connection = connected();
        String body = SignedNotices.revoked(reference());
        Instant now = Instant.now();
        var forger = new SignedNotices("Zm9yZ2VkLWZvcmdlZC1mb3JnZWQtZm9yZ2VkLWZvcmc=");
        String id = SignedNotices.anyId();

        for (Map<String, String> headers :
                List.of(
                        Map.<String, String>of(),
                        forger.headers(id, now, body),
                        SignedNotices.USUAL.headers(id, now, body + " "),
                        SignedNotices.USUAL.headers(id, now.minusSeconds(310), body),
                        SignedNotices.USUAL.headers(id, now.plusSeconds(310), body))) {
            assertProblem(send(body, headers), 401, "unauthorized");
        }
        assertThat(statusOf(connection)).isEqualTo("active");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "{}", "\u0000"})
    void refusesASignedNoticeThatCannotBeRead(String body) {
        assertProblem(sendSigned(body), 400, "bad-request");
    }

    @Test
    void refusesABodyThatIsTooLargeOrMissing() {
        String huge = "\"" + "x".repeat(64 * 1024) + "\"";

        assertProblem(sendSigned(huge), 413, "content-too-large");
        assertProblem(sendSigned(""), 400, "bad-request");
        HttpResponse<String> text = service().asStranger().upload(PATH, new byte[] {1});
        assertProblem(text, 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"schwab", "alpaca", "ofx_file", "meadow", "no_such_bank"})
    void awaitsNothingFromInstitutionsWithoutNotices(String slug) {
        String body = SignedNotices.newData("any");
        Map<String, String> headers =
                SignedNotices.USUAL.headers(SignedNotices.anyId(), Instant.now(), body);

        assertProblem(
                service().asStranger().post("/webhooks/" + slug, body, headers), 404, "not-found");
    }

    /** What the bank calls the newest consent of the user. */
    private String reference() {
        return service()
                .rows()
                .sql("select institution_reference from connection where id = :id")
                .param("id", newest())
                .query(String.class)
                .single();
    }

    private static HttpResponse<String> sendSigned(String body) {
        return send(body, SignedNotices.USUAL.headers(SignedNotices.anyId(), Instant.now(), body));
    }

    private static HttpResponse<String> send(String body, Map<String, String> headers) {
        return service().asStranger().post(PATH, body, headers);
    }
}
