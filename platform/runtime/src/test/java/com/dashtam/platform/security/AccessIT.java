package com.dashtam.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.platform.sample.Http;
import com.dashtam.platform.sample.Http.Answer;
import com.dashtam.platform.sample.IdentityServer;
import com.dashtam.platform.sample.Issuer;
import com.dashtam.platform.sample.SampleService;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class AccessIT {

    private static final String THINGS = "/api/v1/things";
    private static final String THING = THINGS + "/" + UUID.randomUUID();
    private static final String SECRETS = "/internal/v1/secrets";
    private static final Set<UUID> REVOKED = ConcurrentHashMap.newKeySet();

    private static final Issuer ISSUER = Issuer.withKey("key-1");
    private static final IdentityServer IDENTITY = new IdentityServer();
    private static SampleService service;
    private static Http http;

    @BeforeAll
    static void start() {
        IDENTITY.publish(Issuer.jwks(ISSUER.jwk()));
        service =
                SampleService.start(
                        Revocations.class, "dashtam.security.identity=" + IDENTITY.address());
        http = new Http(service.port());
    }

    @AfterAll
    static void stop() {
        service.close();
        IDENTITY.close();
    }

    @Test
    void letsAnybodyUseAPublicOperation() {
        assertThat(http.postJson(THINGS, "{\"name\":\"a\"}").status()).isEqualTo(201);
        assertThat(http.postJson(THINGS, "{\"name\":\"a\"}", bearer("rubbish")).status())
                .isEqualTo(201);
    }

    @Test
    void tellsAControllerWhoCalls() {
        var claims = Issuer.accessClaims(Instant.now(), "user");
        var token = ISSUER.sign(ISSUER.header(TokenFormat.ACCESS_TYPE), claims);

        var answer = http.get(THING, bearer(token));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("/actor")).isEqualTo("user:" + claims.get("sub"));
        assertThat(answer.text("/session_id")).isEqualTo(claims.get("sid"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    readonly, 200",
        "GET,    user,     200",
        "GET,    auditor,  403",
        "GET,    '',       403",
    })
    void comparesRolesWithThePermissionOfTheOperation(String method, String role, int status) {
        var answer = http.send(method, THINGS, bearer(ISSUER.access(Instant.now(), role)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void letsAnAnswerBeKeptAsItsContractSaysWhateverItsControllerSays() {
        var reader = bearer(ISSUER.access(Instant.now(), "readonly"));

        var answer = http.get(THINGS, reader);

        assertThat(answer.response().headers().allValues("Cache-Control"))
                .containsExactly("no-cache, private");
        var etag = answer.header("ETag");
        assertThat(etag).matches("\"[0-9a-f]+\"");
        var same = http.get(THINGS, both(reader, "If-None-Match", etag));
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.header("ETag")).isEqualTo(etag);
        assertThat(http.get(THINGS, both(reader, "If-None-Match", "\"other\"")).status())
                .isEqualTo(200);
    }

    @Test
    void letsNobodyKeepRefusalsAndWhatIsPersonal() {
        var user = bearer(ISSUER.access(Instant.now(), "user"));

        for (var answer :
                List.of(
                        http.get(THINGS),
                        http.get(THINGS + "?limit=0", user),
                        http.get(THING, user),
                        http.get("/nothing"))) {
            assertThat(answer.response().headers().allValues("Cache-Control"))
                    .containsExactly("no-store");
            assertThat(answer.response().headers().firstValue("ETag")).isEmpty();
        }
    }

    private static String[] both(String[] headers, String name, String value) {
        return Stream.concat(Stream.of(headers), Stream.of(name, value)).toArray(String[]::new);
    }

    @Test
    void refusesToDeleteForAReader() {
        var answer = http.send("DELETE", THING, bearer(ISSUER.access(Instant.now(), "readonly")));

        assertProblem(answer, 403, "/problems/forbidden");
        assertThat(
                        http.send("DELETE", THING, bearer(ISSUER.access(Instant.now(), "user")))
                                .status())
                .isEqualTo(204);
    }

    @Test
    void asksForCredentials() {
        var answer = http.get(THINGS);

        assertProblem(answer, 401, "/problems/unauthorized");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Basic dXNlcjpwYXNz",
                "rubbish",
                "Bearer a.b.c",
                "Bearer null"
            })
    void refusesCredentialsOfAnotherKind(String authorization) {
        assertProblem(
                http.get(THINGS, "Authorization", authorization), 401, "/problems/unauthorized");
    }

    @Test
    void refusesAForgedToken() {
        var forged = Issuer.withKey("key-1").access(Instant.now(), "admin");
        var unknownKey = Issuer.withKey("key-9").access(Instant.now(), "admin");
        var expired = ISSUER.access(Instant.now().minusSeconds(600), "admin");

        assertProblem(http.get(THINGS, bearer(forged)), 401, "/problems/unauthorized");
        assertProblem(http.get(THINGS, bearer(unknownKey)), 401, "/problems/unauthorized");
        assertProblem(http.get(THINGS, bearer(expired)), 401, "/problems/unauthorized");
    }

    @Test
    void refusesATokenWhoseSessionIsOverAlsoWhenItWasSeenBefore() {
        var claims = Issuer.accessClaims(Instant.now(), "user");
        var token = ISSUER.sign(ISSUER.header(TokenFormat.ACCESS_TYPE), claims);
        assertThat(http.get(THINGS, bearer(token)).status()).isEqualTo(200);

        REVOKED.add(Issuer.id(claims, "sid"));

        assertProblem(http.get(THINGS, bearer(token)), 401, "/problems/unauthorized");
    }

    @Test
    void looksAtCredentialsBeforeAnythingElseOfTheRequest() {
        assertProblem(http.get(THINGS + "?colour=red"), 401, "/problems/unauthorized");
    }

    @Test
    void letsAServiceCallAnInternalOperation() {
        var token = ISSUER.service(Instant.now(), "sync-service", "sample-service");

        var answer = http.get(SECRETS, bearer(token));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("/actor")).isEqualTo("service:sync-service");
    }

    @Test
    void keepsUsersAndOtherServicesOutOfInternalOperations() {
        var now = Instant.now();

        assertProblem(http.get(SECRETS), 401, "/problems/unauthorized");
        assertProblem(
                http.get(SECRETS, bearer(ISSUER.access(now, "admin"))),
                401,
                "/problems/unauthorized");
        assertProblem(
                http.get(SECRETS, bearer(ISSUER.service(now, "sync-service", "audit-service"))),
                401,
                "/problems/unauthorized");
        assertProblem(
                http.get(SECRETS, bearer(ISSUER.service(now, "audit-service", "sample-service"))),
                403,
                "/problems/forbidden");
    }

    @Test
    void keepsServicesOutOfOperationsForUsers() {
        var token = ISSUER.service(Instant.now(), "sync-service", "sample-service");

        assertProblem(http.get(THINGS, bearer(token)), 401, "/problems/unauthorized");
    }

    @Test
    void believesTheGatewayAboutTheClient() {
        var answer = seenWith(ISSUER.service(Instant.now(), "gateway", "sample-service"));

        assertThat(answer.text("/client_ip")).isEqualTo("203.0.113.7");
        assertThat(answer.text("/user_agent")).isEqualTo("Browser/1");
    }

    @Test
    void ignoresWhatAnybodyElseSaysAboutTheClient() {
        var now = Instant.now();
        for (var token :
                new String[] {
                    "rubbish",
                    ISSUER.service(now, "gateway", "audit-service"),
                    ISSUER.service(now, "sync-service", "sample-service"),
                    Issuer.withKey("key-1").service(now, "gateway", "sample-service"),
                    ISSUER.access(now, "admin"),
                }) {
            var answer = seenWith(token);

            assertThat(answer.text("/client_ip")).isEqualTo("127.0.0.1");
            assertThat(answer.text("/user_agent")).isEqualTo("Raw/1");
        }
    }

    private static Answer seenWith(String serviceToken) {
        return http.get(
                THING,
                "Authorization",
                "Bearer " + ISSUER.access(Instant.now(), "user"),
                "X-Dashtam-Service-Token",
                serviceToken,
                "X-Dashtam-Client-Ip",
                "203.0.113.7",
                "X-Dashtam-User-Agent",
                "Browser/1",
                "User-Agent",
                "Raw/1");
    }

    private static String[] bearer(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }

    private static void assertProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("/type")).isEqualTo(type);
        assertThat(answer.text("/trace_id")).isEqualTo(answer.header("X-Trace-Id"));
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("eyJ");
    }

    @Configuration(proxyBeanMethods = false)
    static class Revocations {

        @Bean
        RevokedSessions revokedSessions() {
            return token -> REVOKED.contains(token.sessionId());
        }
    }
}
