package com.dashtam.provider.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.provider.ConnectionRefusal;
import com.dashtam.events.provider.ProviderConnectionSucceeded;
import com.dashtam.provider.fixture.Bank;
import com.dashtam.provider.fixture.RunningService;
import com.dashtam.testing.event.Eventually;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ConnectIT extends ServiceTest {

    @Test
    void asksForConsentWithStateChallengeAndCookie() {
        HttpResponse<String> answer =
                me().post("/api/v1/providers", "{\"provider_slug\":\"sandbox\"}");

        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode json = json(answer);
        URI url = URI.create(json.get("authorization_url").stringValue());
        assertThat(Bank.parameter(url, "state")).isEqualTo(json.get("state").stringValue());
        assertThat(Bank.parameter(url, "code_challenge_method")).isEqualTo("S256");
        assertThat(Bank.parameter(url, "redirect_uri")).isEqualTo(Bank.REDIRECT);
        assertThat(json.get("expires_in").intValue()).isEqualTo(600);
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("Path=/oauth")
                .contains("Max-Age=600")
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .doesNotContain("Secure");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void connectsTheBrowserThatAsked() throws IOException {
        Asked asked = ask();
        URI back = bank().approve(asked.authorizationUrl(), customer);

        HttpResponse<String> page = browse(back, asked.cookie());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Sandbox Bank is connected");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertEvents(SUCCEEDED);
        var succeeded =
                ProviderConnectionSucceeded.fromByteBuffer(
                        ByteBuffer.wrap(service().eventsAbout(user).get(1).value()));
        assertThat(succeeded.getProviderSlug()).isEqualTo("sandbox");
        assertThat(statusOf(succeeded.getConnectionId())).isEqualTo("active");
        assertThat(credentialCount(succeeded.getConnectionId())).isEqualTo(1);
    }

    @Test
    void connectsTheSignedInUserWhoAsked() {
        Asked asked =
                ask(
                        "{\"provider_slug\":\"sandbox\",\"redirect_uri\":\"%s\"}"
                                .formatted(RunningService.FRONT_END));

        HttpResponse<String> answer = callback(me(), asked.code(bank(), customer), asked.state());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode json = json(answer);
        assertThat(json.get("status").stringValue()).isEqualTo("active");
        assertThat(json.get("is_connected").booleanValue()).isTrue();
        assertThat(json.get("needs_reauthentication").booleanValue()).isFalse();
        assertThat(json.has("connected_at")).isTrue();
        assertThat(json.has("last_sync_at")).isFalse();
        assertThat(json.has("alias")).isFalse();
        assertThat(answer.headers().firstValue("Location"))
                .contains("/api/v1/providers/" + json.get("id").stringValue());
        assertEvents(SUCCEEDED);
    }

    @Test
    void connectsTwoTabsOfOneBrowser() {
        Asked first = ask();
        Asked second = ask();
        String cookies = first.cookie() + "; " + second.cookie();

        assertThat(browse(bank().approve(first.authorizationUrl(), customer), cookies).statusCode())
                .isEqualTo(200);
        assertThat(
                        browse(
                                        bank().approve(
                                                        second.authorizationUrl(),
                                                        Bank.anyCustomer()),
                                        cookies)
                                .statusCode())
                .isEqualTo(200);
        assertThat(connectionCount()).isEqualTo(2);
    }

    @Test
    void connectsTheSameLoginOnce() {
        UUID first = connected();

        Asked again = ask("{\"provider_slug\":\"sandbox\",\"alias\":\"Again\"}");
        HttpResponse<String> answer = callback(me(), again.code(bank(), customer), again.state());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(json(answer).get("id").stringValue()).isEqualTo(first.toString());
        assertThat(json(answer).get("alias").stringValue()).isEqualTo("Again");
        assertThat(connectionCount()).isEqualTo(1);
    }

    @Test
    void connectsALoginAnewThatWasDisconnected() {
        UUID first = connected();
        assertThat(me().delete("/api/v1/providers/" + first).statusCode()).isEqualTo(204);

        assertThat(connected()).isNotEqualTo(first);
        assertThat(statusOf(first)).isEqualTo("disconnected");
    }

    @Test
    void connectsAnInstitutionThatTheOperatorAdded() {
        UUID id = connectedTo(service().otherBank(), "meadow");

        assertThat(statusOf(id)).isEqualTo("active");
        assertEvents(SUCCEEDED);
    }

    @Test
    void refusesAStateNobodyAskedFor() {
        assertProblem(callback(me(), "code", "made-up"), 400, "validation-failed");
        assertFailedWith(ConnectionRefusal.state_unknown);
        assertThat(browse("?code=c&state=made-up", "").statusCode()).isEqualTo(400);
    }

    @Test
    void refusesAStateThatWasUsed() {
        Asked asked = ask();
        String code = asked.code(bank(), customer);
        assertThat(callback(me(), code, asked.state()).statusCode()).isEqualTo(201);

        assertProblem(callback(me(), code, asked.state()), 400, "validation-failed");

        assertThat(connectionCount()).isEqualTo(1);
        assertEvents(
                "provider_connection.attempted",
                "provider_connection.succeeded",
                "connection.changed",
                "provider_connection.attempted",
                "provider_connection.failed");
    }

    @Test
    void refusesAnotherUsersState() {
        Asked asked = ask();
        UUID thief = UUID.randomUUID();

        HttpResponse<String> answer =
                callback(service().as(thief), asked.code(bank(), customer), asked.state());

        assertProblem(answer, 400, "validation-failed");
        assertThat(connectionCount()).isZero();
        Eventually.eventually(
                "the refusal under the caller's key",
                () -> assertThat(service().eventTypes(thief)).containsExactly(REFUSED));
    }

    @Test
    void refusesABrowserWithoutTheCookie() {
        Asked asked = ask();
        URI back = bank().approve(asked.authorizationUrl(), customer);

        HttpResponse<String> page = browse(back, "");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("This browser did not start the request");
        assertFailedWith(ConnectionRefusal.browser_unknown);
        assertThat(browse(back, asked.cookie()).statusCode())
                .as("the state is used up")
                .isEqualTo(400);
    }

    @Test
    void refusesABrowserWithAnothersCookie() {
        Asked asked = ask();
        URI back = bank().approve(asked.authorizationUrl(), customer);
        String name = asked.cookie().substring(0, asked.cookie().indexOf('='));

        assertThat(browse(back, name + "=guessed").statusCode()).isEqualTo(400);
        assertFailedWith(ConnectionRefusal.browser_unknown);
    }

    @Test
    void refusesADeniedConsent() {
        Asked asked = ask();
        URI back = bank().deny(asked.authorizationUrl(), customer);

        HttpResponse<String> page = browse(back, asked.cookie());

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains("Authorization Denied")
                .doesNotContain("The customer declined");
        assertFailedWith(ConnectionRefusal.consent_denied);
    }

    @Test
    void refusesAStateOnAnotherInstitutionsPage() {
        Asked asked = ask();

        HttpResponse<String> page =
                service()
                        .asStranger()
                        .get(
                                "/oauth/ofx_file/callback?code=c&state=" + asked.state(),
                                "Cookie",
                                asked.cookie());

        assertThat(page.statusCode()).isEqualTo(400);
        assertFailedWith(ConnectionRefusal.state_of_another_institution);
    }

    @Test
    void refusesAStateThatIsTooOld() {
        Asked asked = ask();
        service()
                .rows()
                .sql(
                        "update consent set expires_at = now() - interval '1 second' where user_id = :user")
                .param("user", user)
                .update();

        assertProblem(
                callback(me(), asked.code(bank(), customer), asked.state()),
                400,
                "validation-failed");
        assertFailedWith(ConnectionRefusal.state_expired);
    }

    @Test
    void refusesACodeThatTheInstitutionDoesNotKnow() {
        Asked asked = ask();

        assertProblem(callback(me(), "made-up", asked.state()), 502, "provider-error");
        assertFailedWith(ConnectionRefusal.exchange_failed);
    }

    @Test
    void showsAPageWhenTheExchangeFails() {
        Asked asked = ask();
        URI back = bank().approve(asked.authorizationUrl(), customer);
        bank().breaks("server_error", "token", customer, 0, 1);

        HttpResponse<String> page = browse(back, asked.cookie());

        assertThat(page.statusCode()).isEqualTo(502);
        assertThat(page.body()).contains("The institution did not answer");
        assertFailedWith(ConnectionRefusal.institution_unavailable);
    }

    @Test
    void givesUpOnAnExchangeThatTakesTooLong() {
        Asked asked = ask();
        String code = asked.code(bank(), customer);
        bank().breaks("slow", "token", customer, 0, 1);

        assertProblem(callback(me(), code, asked.state()), 502, "provider-error");
        assertFailedWith(ConnectionRefusal.institution_unavailable);
    }

    @Test
    void refusesAnExchangeWhoseAnswerIsSpoilt() {
        Asked asked = ask();
        String code = asked.code(bank(), customer);
        bank().breaks("malformed_json", "token", customer, 0, 1);

        assertProblem(callback(me(), code, asked.state()), 502, "provider-error");
        assertFailedWith(ConnectionRefusal.exchange_failed);
    }

    @Test
    void refusesAnAnswerThatLacksAPart() {
        Asked asked = ask();

        assertThat(browse("?state=" + asked.state(), asked.cookie()).statusCode()).isEqualTo(400);
        assertFailedWith(ConnectionRefusal.code_missing);
        assertThat(browse("?code=c", "").statusCode()).isEqualTo(400);
        assertProblem(me().post("/api/v1/providers/callback?code=c"), 400, "validation-failed");
        assertProblem(me().post("/api/v1/providers/callback?state=s"), 400, "validation-failed");
    }

    @Test
    void showsNothingThatTheAddressSays() {
        String script = URLEncoder.encode("<script>alert(1)</script>", StandardCharsets.UTF_8);

        HttpResponse<String> page =
                browse("?error=" + script + "&error_description=" + script + "&iss=" + script, "");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).doesNotContain("<script").doesNotContain("alert");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"provider_slug\":7}",
                "{\"provider_slug\":\"Not A Slug\"}",
                "{\"provider_slug\":\"sandbox\",\"surprise\":1}",
                "{\"provider_slug\":\"sandbox\",\"alias\":\"   \"}",
                "{\"provider_slug\":\"sandbox\",\"redirect_uri\":\"https://evil.test/\"}"
            })
    void refusesARequestThatIsMalformed(String body) {
        HttpResponse<String> answer = me().post("/api/v1/providers", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void refusesAnAliasThatIsTooLong() {
        String body = "{\"provider_slug\":\"sandbox\",\"alias\":\"%s\"}".formatted("x".repeat(101));

        HttpResponse<String> answer = me().post("/api/v1/providers", body);

        assertProblem(answer, 400, "validation-failed");
        assertThat(json(answer).at("/errors/0/field").stringValue()).isEqualTo("alias");
    }

    @Test
    void refusesAnInstitutionThatIsUnknownOrGivesFilesOnly() {
        assertProblem(
                me().post("/api/v1/providers", "{\"provider_slug\":\"nobody\"}"), 404, "not-found");
        assertProblem(
                me().post("/api/v1/providers", "{\"provider_slug\":\"ofx_file\"}"),
                409,
                "conflict");
    }

    @Test
    void refusesStrangersAndThoseWhoMayOnlyRead() {
        String body = "{\"provider_slug\":\"sandbox\"}";

        assertProblem(service().asStranger().post("/api/v1/providers", body), 401, "unauthorized");
        assertProblem(
                service().as(user, "readonly").post("/api/v1/providers", body), 403, "forbidden");
        assertProblem(callback(service().asStranger(), "c", "s"), 401, "unauthorized");
        assertProblem(callback(service().as(user, "readonly"), "c", "s"), 403, "forbidden");
    }

    @Test
    void refusesAPageOfATextThatIsNoSlug() {
        assertThat(service().asStranger().get("/oauth/Not%20a%20slug/callback").statusCode())
                .isEqualTo(400);
    }

    private static HttpResponse<String> browse(URI back, String cookie) {
        return browse("?" + back.getRawQuery(), cookie);
    }

    private static HttpResponse<String> browse(String query, String cookie) {
        String path = "/oauth/sandbox/callback" + query;
        return cookie.isEmpty()
                ? service().asStranger().get(path)
                : service().asStranger().get(path, "Cookie", cookie);
    }
}
