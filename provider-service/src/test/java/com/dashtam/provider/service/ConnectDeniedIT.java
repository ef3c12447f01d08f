package com.dashtam.provider.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.events.provider.ConnectionRefusal;
import com.dashtam.provider.fixture.Bank;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectDeniedIT extends ServiceTest {

    private static final String CALLBACK = "/api/v1/providers/callback?state=";

    @Test
    void refusesADeniedConsentThatAFrontEndReports() {
        Asked asked = ask();
        String error = Bank.parameter(bank().deny(asked.authorizationUrl(), customer), "error");

        assertThat(error).isEqualTo("access_denied");
        assertProblem(report(asked, error), 400, "bad-request");
        assertFailedWith(ConnectionRefusal.consent_denied);
    }

    @Test
    void usesUpTheStateOfADeniedConsent() {
        Asked asked = ask();
        assertProblem(report(asked, "access_denied"), 400, "bad-request");

        HttpResponse<String> late = callback(me(), asked.code(bank(), customer), asked.state());

        assertProblem(late, 400, "validation-failed");
        assertThat(fieldOf(late)).isEqualTo("state");
        assertThat(connectionCount()).isZero();
        assertEvents(REFUSED[0], REFUSED[1], REFUSED[0], REFUSED[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"server_error", "made-up", "%3Cscript%3E"})
    void takesEveryOtherErrorForADeniedConsent(String error) {
        HttpResponse<String> answer = report(ask(), error);

        assertProblem(answer, 400, "bad-request");
        assertThat(answer.body()).doesNotContain("server_error", "made-up", "<script");
        assertFailedWith(ConnectionRefusal.consent_denied);
    }

    @Test
    void refusesACodeThatComesWithAnError() {
        Asked asked = ask();
        String code = asked.code(bank(), customer);

        HttpResponse<String> both = report(asked, "access_denied&code=" + code);

        assertProblem(both, 400, "validation-failed");
        assertThat(fieldOf(both)).isEqualTo("error");
        assertStateStillServes(asked, code);
    }

    @Test
    void refusesAnAnswerWithNeitherCodeNorError() {
        Asked asked = ask();

        HttpResponse<String> neither = me().post(CALLBACK + asked.state());

        assertProblem(neither, 400, "validation-failed");
        assertThat(fieldOf(neither)).isEqualTo("code");
        assertStateStillServes(asked, asked.code(bank(), customer));
    }

    @Test
    void refusesAnErrorThatIsEmptyOrTooLong() {
        Asked asked = ask();

        for (String error : new String[] {"", "x".repeat(257)}) {
            HttpResponse<String> answer = report(asked, error);
            assertProblem(answer, 400, "validation-failed");
            assertThat(fieldOf(answer)).isEqualTo("error");
        }
        assertStateStillServes(asked, asked.code(bank(), customer));
    }

    private HttpResponse<String> report(Asked asked, String error) {
        return me().post(CALLBACK + asked.state() + "&error=" + error);
    }

    /** What was refused before has left neither an event nor a used state. */
    private void assertStateStillServes(Asked asked, String code) {
        assertThat(callback(me(), code, asked.state()).statusCode()).isEqualTo(201);
        assertEvents(SUCCEEDED);
    }
}
