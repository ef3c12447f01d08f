package com.dashtam.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.platform.http.UnavailableException;
import com.dashtam.platform.sample.IdentityServer;
import com.dashtam.platform.secrets.Secret;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceTokensIT {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final String SECRET = "s:e/c%r+e t";

    private final IdentityServer identity = new IdentityServer();
    private volatile Instant time = NOW;
    private final ServiceTokens tokens =
            new ServiceTokens(
                    HttpClient.newHttpClient(),
                    identity.address(),
                    "sync-service",
                    () -> new Secret(SECRET),
                    () -> time);

    @AfterEach
    void stop() {
        identity.close();
    }

    @Test
    void asksForATokenWithTheClientsCredentials() {
        grant("token-1");

        assertThat(tokens.token("provider-service")).isEqualTo("token-1");

        var request = identity.tokenRequests().getFirst();
        assertThat(request.form())
                .isEqualTo("grant_type=client_credentials&audience=provider-service");
        assertThat(decoded(request.authorization())).isEqualTo("sync-service:s%3Ae%2Fc%25r%2Be+t");
    }

    @Test
    void keepsATokenForFourFifthsOfItsLife() {
        grant("token-1");
        assertThat(tokens.token("provider-service")).isEqualTo("token-1");
        grant("token-2");

        time = NOW.plusSeconds(239);
        assertThat(tokens.token("provider-service")).isEqualTo("token-1");
        time = NOW.plusSeconds(240);
        assertThat(tokens.token("provider-service")).isEqualTo("token-2");
        assertThat(identity.tokenRequests()).hasSize(2);
    }

    @Test
    void asksAgainOnceAKeyIsRetiredAndOnceMoreWhenAllInstancesKnowIt() {
        grant("token-1");
        assertThat(tokens.token("provider-service")).isEqualTo("token-1");
        grant("token-2");

        tokens.renew();

        assertThat(tokens.held("provider-service")).isEmpty();
        assertThat(tokens.token("provider-service")).isEqualTo("token-2");
        grant("token-3");
        time = NOW.plusMillis(2_999);
        assertThat(tokens.token("provider-service")).isEqualTo("token-2");
        time = NOW.plusSeconds(3);
        assertThat(tokens.token("provider-service")).isEqualTo("token-3");
        time = NOW.plusSeconds(200);
        assertThat(tokens.token("provider-service")).isEqualTo("token-3");
    }

    @Test
    void holdsATokenAsLongAsItNeedNotBeRenewed() {
        grant("token-1");
        assertThat(tokens.held("provider-service")).isEmpty();
        tokens.token("provider-service");

        time = NOW.plusSeconds(239);
        assertThat(tokens.held("provider-service")).contains("token-1");
        time = NOW.plusSeconds(240);
        assertThat(tokens.held("provider-service")).isEmpty();
        assertThat(identity.tokenRequests()).hasSize(1);
    }

    @Test
    void keepsOneTokenForEachAudience() {
        grant("token-1");
        assertThat(tokens.token("provider-service")).isEqualTo("token-1");
        grant("token-2");

        assertThat(tokens.token("audit-service")).isEqualTo("token-2");
        assertThat(tokens.token("provider-service")).isEqualTo("token-1");
    }

    @Test
    void asksOnceForManyConcurrentCallers() throws Exception {
        grant("token-1");

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls =
                    IntStream.range(0, 64)
                            .<Callable<String>>mapToObj(i -> () -> tokens.token("provider-service"))
                            .toList();
            for (var answer : callers.invokeAll(calls)) {
                assertThat(answer.get()).isEqualTo("token-1");
            }
        }

        assertThat(identity.tokenRequests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    401 | {"type":"/problems/unauthorized"}
                    500 | {}
                    302 | {}
                    200 | {}
                    200 | {"access_token":"t","expires_in":0}
                    200 | {"expires_in":300}
                    200 | rubbish
                    """)
    void failsWhenIdentityGivesNoToken(int status, String body) {
        identity.grant(status, body);

        assertThatThrownBy(() -> tokens.token("provider-service"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void leavesIdentityAloneForAWhileAfterAFailure() {
        identity.grant(500, "{}");
        assertThatThrownBy(() -> tokens.token("provider-service"))
                .isInstanceOf(UnavailableException.class);
        grant("token-1");

        assertThatThrownBy(() -> tokens.token("provider-service"))
                .isInstanceOf(UnavailableException.class);
        assertThat(identity.tokenRequests()).hasSize(1);

        time = NOW.plusMillis(251);
        assertThat(tokens.token("provider-service")).isEqualTo("token-1");
    }

    @Test
    void usesAnAgingTokenWhileIdentityIsAway() {
        grant("token-1");
        assertThat(tokens.token("provider-service")).isEqualTo("token-1");
        identity.grant(500, "{}");

        time = NOW.plusSeconds(299);
        assertThat(tokens.token("provider-service")).isEqualTo("token-1");
        time = NOW.plusSeconds(310);
        assertThatThrownBy(() -> tokens.token("provider-service"))
                .isInstanceOf(UnavailableException.class);
    }

    private void grant(String token) {
        identity.grant(
                200,
                "{\"access_token\":\"%s\",\"expires_in\":300,\"token_type\":\"Bearer\"}"
                        .formatted(token));
    }

    private static String decoded(String basic) {
        return new String(
                Base64.getDecoder().decode(basic.substring("Basic ".length())),
                StandardCharsets.UTF_8);
    }
}
