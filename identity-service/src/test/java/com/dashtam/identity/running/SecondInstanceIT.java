package com.dashtam.identity.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.identity.running.Http.Answer;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances share one database: keys, sessions, and what is made once. */
class SecondInstanceIT {

    /** Slow enough that a queue of one fills. */
    private static final Map<String, Object> ONE_HASH_AT_A_TIME =
            Map.of(
                    "DASHTAM_PASSWORD_COST", "10",
                    "dashtam.identity.passwords.parallel", "1",
                    "dashtam.identity.passwords.queue", "1");

    @SuppressWarnings("NullAway.Init")
    private static Identity second;

    @BeforeAll
    static void start() {
        Identity.shared();
        second = Identity.another(ONE_HASH_AT_A_TIME);
    }

    @AfterAll
    static void stop() {
        second.close();
    }

    private static long count(String sql) {
        return second.jdbc().sql(sql).query(Long.class).single();
    }

    @Test
    void makesKeyAndAuditorOnce() {
        assertThat(count("select count(*) from signing_keys")).isEqualTo(1);
        assertThat(count("select count(*) from users where roles = '{auditor}'")).isEqualTo(1);
        assertThat(second.http().get("/.well-known/jwks.json").response().body())
                .isEqualTo(
                        Identity.shared().http().get("/.well-known/jwks.json").response().body());
    }

    @Test
    void recordsTheStaffAsWorkflowsOfTheSystemAndSendsNoLetter() {
        assertThat(OutboxRows.typesNaming(Identity.AUDITOR))
                .startsWith("user_registration.attempted", "user_registration.succeeded")
                .doesNotContain("user_registration.failed");
        assertThat(count("select count(*) from outbox where actor = 'system:bootstrap'"))
                .isEqualTo(4);
        assertThat(
                        count(
                                "select count(*) from mailed_tokens v join users u"
                                        + " on u.id = v.user_id where u.roles in ('{auditor}', '{admin}')"))
                .isZero();
    }

    @Test
    void believesTheTokensOfTheFirst() {
        var visitor = Visitor.verified();
        var tokens = visitor.signedIn();
        var elsewhere = second.http();

        var list = elsewhere.bearer(tokens.text("access_token")).get("/api/v1/sessions");
        assertThat(list.status()).isEqualTo(200);
        var refreshed =
                elsewhere.post(
                        "/api/v1/tokens", Map.of("refresh_token", tokens.text("refresh_token")));
        assertThat(refreshed.status()).isEqualTo(201);
        assertThat(visitor.refresh(tokens.text("refresh_token")).text("refresh_token"))
                .isEqualTo(refreshed.text("refresh_token"));
    }

    @Test
    void turnsSignInsAwayWhenTooManyPasswordsWait() throws Exception {
        var credentials = Map.of("email", "nobody@example.com", "password", "Wrong-Password-1");
        var answers = new ArrayList<Answer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls =
                    Stream.generate(() ->
                                    (Callable<Answer>)
                                            () ->
                                                    second.http()
                                                            .post("/api/v1/sessions", credentials))
                            .limit(12)
                            .toList();
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).extracting(Answer::status).containsOnly(401, 503);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 503)
                .isNotEmpty()
                .allSatisfy(answer -> {
                    assertThat(answer.header("Retry-After")).hasValue("2");
                    assertThat(answer.text("type")).isEqualTo("/problems/service-unavailable");
                });
    }
}
