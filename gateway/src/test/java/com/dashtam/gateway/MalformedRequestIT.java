package com.dashtam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.gateway.testing.RawHttp;
import com.dashtam.gateway.testing.TestGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedRequestIT {

    private final TestGateway gateway = TestGateway.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/../v1/accounts",
                "/api/v1/./accounts",
                "/api/v1/..;/internal",
                "/api/v1/%2e%2e/internal",
                "/api/v1/%2E%2E/internal",
                "/api/v1//accounts",
                "//internal/oauth2/token",
                "/api/v1/accounts;jsessionid=1",
                "/api/v1/accounts%3Bx",
                "/api%2Fv1%2Faccounts",
                "/api/v1/accounts%5C..",
                "/api/v1/accounts\\..",
                "/api/v1/accounts%00",
                "/api/v1/accounts%0d%0aX-Evil:1",
                "/api/v1/accounts%7f",
                "/api/v1/%252e%252e/internal",
                "/api/v1/accounts%zz",
                "/api/v1/accounts%2",
                "/api/v1/{id}",
                "/api/v1/accounts|x",
                "/api/v1/accounts#fragment",
                "/api/v1/accounts\"",
                "/api/v1/accounts?a=<b>",
                "/api/v1/accounts?a=%",
                "/api/v1/\u00e4",
                "http://internal/api/v1/accounts",
                "accounts",
                "*"
            })
    void refusesTargetsThatCanBeMisread(String target) {
        var answer = get(target);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        isProblem(answer, "bad-request");
    }

    @Test
    void refusesATargetThatIsTooLong() {
        var answer = get("/api/v1/accounts?q=" + "a".repeat(9_000));

        assertThat(answer.status()).isEqualTo(414);
        isProblem(answer, "uri-too-long");
    }

    @Test
    void refusesHeadersThatAreTooLarge() {
        var answer =
                RawHttp.lines(
                        gateway.port(),
                        "GET /api/v1/accounts HTTP/1.1",
                        "Host: gateway.test",
                        "X-Large: " + "a".repeat(20_000),
                        "Connection: close");

        assertThat(answer.status()).isEqualTo(431);
        isProblem(answer, "headers-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/accounts HTTP/9.9",
                "GET /api/v1/acc ounts HTTP/1.1",
                "NONSENSE",
                "GET /api/v1/accounts HTTP/1.1\r\nHost: a\r\nBroken Header: x",
                "GET /api/v1/accounts HTTP/1.1\r\nHost: a\r\nContent-Length: -5",
                "GET /api/v1/accounts HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6",
                "POST /api/v1/users HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: nonsense",
                "POST /api/v1/users HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked",
                "POST /api/v1/users HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked"
            })
    void refusesWhatIsNotHttp(String request) {
        var answer = RawHttp.lines(gateway.port(), request, "Connection: close");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        isProblem(answer, "bad-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: a\r\nHost: b",
                "X-No-Host: at all",
                "Host: a b",
                "Host: a:b",
                "Host:"
            })
    void refusesHostsThatAreNone(String header) {
        var answer =
                RawHttp.lines(
                        gateway.port(),
                        "GET /api/v1/accounts HTTP/1.1",
                        header,
                        "Connection: close");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        isProblem(answer, "bad-request");
    }

    @Test
    void answersPipelinedRequestsInTheirOrder() {
        var statusLines =
                RawHttp.statusLines(
                        gateway.port(),
                        "GET /api/v1/accounts HTTP/1.1\r\nHost: a\r\n\r\n",
                        "GET /api/../x HTTP/1.1\r\nHost: a\r\n\r\n",
                        "GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(statusLines)
                .containsExactly(
                        "HTTP/1.1 401 Unauthorized",
                        "HTTP/1.1 400 Bad Request",
                        "HTTP/1.1 404 Not Found");
    }

    @Test
    void closesTheConnectionOfABodyThatIsFarTooLarge() {
        var answer =
                RawHttp.lines(
                        gateway.port(),
                        "POST /api/v1/users HTTP/1.1",
                        "Host: gateway.test",
                        "X-Forwarded-For: " + TestGateway.anyAddress(),
                        "Content-Type: application/json",
                        "Content-Length: 70000000");

        assertThat(answer.status()).as(answer.text()).isEqualTo(413);
        isProblem(answer, "content-too-large");
    }

    /** A server that closed the connection would reset it, and the answers would be lost. */
    @ParameterizedTest
    @CsvSource({
        "/api/v1/users, application/json, 3000000, 413",
        "/api/v1/syncs, application/json, 60000, 401",
        "/api/v1/accounts, application/json, 3000000, 405",
        "/api/v1/nothing, application/json, 3000000, 404"
    })
    void answersThoseWhoSendAllBeforeTheyRead(String path, String type, int size, int status) {
        var request =
                post(path, "Content-Type: " + type, "Content-Length: " + size) + "a".repeat(size);

        assertAnswered(request, status);
    }

    @Test
    void refusesABodyThatTurnsOutTooLarge() {
        long before = gateway.services().count("/api/v1/users");
        var chunk = "1000\r\n" + "a".repeat(0x1000) + "\r\n";
        var request =
                post(
                        "/api/v1/users",
                        "Content-Type: application/json",
                        "Transfer-Encoding: chunked");

        assertAnswered(request + chunk.repeat(200) + "0\r\n\r\n", 413);

        assertThat(gateway.services().count("/api/v1/users")).isEqualTo(before);
    }

    private static String post(String path, String... headers) {
        return "POST %s HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: %s\r\n%s\r\n\r\n"
                .formatted(path, TestGateway.anyAddress(), String.join("\r\n", headers));
    }

    private void assertAnswered(String request, int status) {
        var answers =
                RawHttp.statusLines(
                        gateway.port(), request, "GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(answers).hasSize(2);
        assertThat(answers.getFirst()).startsWith("HTTP/1.1 " + status);
        assertThat(answers.getLast()).isEqualTo("HTTP/1.1 404 Not Found");
    }

    private RawHttp.Answer get(String target) {
        return RawHttp.lines(
                gateway.port(),
                "GET " + target + " HTTP/1.1",
                "Host: gateway.test",
                "Connection: close");
    }

    private static void isProblem(RawHttp.Answer answer, String type) {
        assertThat(answer.text())
                .containsIgnoringCase("Content-Type: application/problem+json")
                .containsIgnoringCase("X-Trace-Id: ")
                .containsIgnoringCase("X-Content-Type-Options: nosniff");
        assertThat(answer.body())
                .contains("\"type\":\"/problems/" + type + "\"", "\"trace_id\":\"");
    }
}
