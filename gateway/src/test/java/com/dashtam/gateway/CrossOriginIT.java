package com.dashtam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.gateway.testing.RawHttp;
import com.dashtam.gateway.testing.TestGateway;
import com.dashtam.gateway.testing.Tokens;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossOriginIT {

    private TestGateway gateway;

    @BeforeAll
    void start() {
        gateway =
                TestGateway.start(
                        Map.of("DASHTAM_CORS_ORIGINS", "https://app.example,https://b.example"));
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void letsConfiguredOriginsCall() {
        var preflight = preflight(gateway, "https://app.example");

        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.text())
                .contains("Access-Control-Allow-Origin: https://app.example")
                .contains("Access-Control-Allow-Credentials: true")
                .contains("Vary: Origin");

        var request = request(gateway, "https://b.example");
        assertThat(request.status()).isEqualTo(401);
        assertThat(request.text())
                .contains("Access-Control-Allow-Origin: https://b.example")
                .containsIgnoringCase("Access-Control-Expose-Headers:");
    }

    @Test
    void letsScriptsSendAnIdempotencyKeyAndSeeThatItCounted() {
        var preflight = preflight(gateway, "https://app.example", "authorization, idempotency-key");
        var request = request(gateway, "https://app.example");

        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.text())
                .containsIgnoringCase(
                        "Access-Control-Allow-Headers: authorization, idempotency-key");
        assertThat(request.text()).contains("Idempotent-Replayed");
    }

    @Test
    void letsScriptsAskForTheRefreshTokenToBeKeptFromThem() {
        var preflight = preflight(gateway, "https://app.example", "refresh-token-transport");

        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.text()).containsIgnoringCase("refresh-token-transport");
    }

    @Test
    void takesABrowsersRefreshTokenFromPagesThatMayCallUsAlone() {
        var alone = TestGateway.shared();

        assertThat(refresh(gateway, "https://app.example")).isEqualTo(200);
        assertThat(refresh(alone, Tokens.ISSUER)).isEqualTo(200);
        assertThat(refresh(gateway, "https://evil.example")).isEqualTo(403);
        assertThat(refresh(alone, "https://evil.example")).isEqualTo(403);
        assertThat(refresh(alone, "null")).isEqualTo(403);
        assertThat(request(alone, "https://evil.example").status()).isEqualTo(401);
    }

    private static int refresh(TestGateway gateway, String origin) {
        return RawHttp.lines(
                        gateway.port(),
                        "POST /api/v1/tokens HTTP/1.1",
                        "Host: gateway.test",
                        "X-Forwarded-For: " + TestGateway.anyAddress(),
                        "Origin: " + origin,
                        "Cookie: dashtam_refresh=secret",
                        "Refresh-Token-Transport: cookie",
                        "Content-Type: application/json",
                        "Content-Length: 0",
                        "Connection: close")
                .status();
    }

    @Test
    void letsScriptsSendNoOtherHeaders() {
        var preflight = preflight(gateway, "https://app.example", "x-dashtam-client-ip");

        assertThat(preflight.text()).doesNotContainIgnoringCase("x-dashtam-client-ip");
    }

    @Test
    void refusesOtherOrigins() {
        for (var answer :
                new RawHttp.Answer[] {
                    preflight(gateway, "https://evil.example"),
                    request(gateway, "https://evil.example"),
                    request(gateway, "null")
                }) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(403);
            assertThat(answer.text()).doesNotContain("Access-Control-Allow-Origin");
            assertThat(answer.body()).contains("\"type\":\"/problems/forbidden\"");
        }
    }

    @Test
    void allowsNobodyUnlessConfigured() {
        var plain = TestGateway.shared();

        assertThat(preflight(plain, "https://app.example").status()).isEqualTo(405);
        assertThat(request(plain, "https://app.example").text())
                .doesNotContain("Access-Control-Allow-Origin");
    }

    private static RawHttp.Answer preflight(TestGateway gateway, String origin) {
        return preflight(gateway, origin, "authorization");
    }

    private static RawHttp.Answer preflight(TestGateway gateway, String origin, String headers) {
        return RawHttp.lines(
                gateway.port(),
                "OPTIONS /api/v1/accounts HTTP/1.1",
                "Host: gateway.test",
                "Origin: " + origin,
                "Access-Control-Request-Method: GET",
                "Access-Control-Request-Headers: " + headers,
                "Connection: close");
    }

    private static RawHttp.Answer request(TestGateway gateway, String origin) {
        return RawHttp.lines(
                gateway.port(),
                "GET /api/v1/accounts HTTP/1.1",
                "Host: gateway.test",
                "Origin: " + origin,
                "Connection: close");
    }
}
