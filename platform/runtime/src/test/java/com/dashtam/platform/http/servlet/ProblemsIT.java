package com.dashtam.platform.http.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.platform.http.AccessControl;
import com.dashtam.platform.http.Forwarders;
import com.dashtam.platform.sample.Http;
import com.dashtam.platform.sample.Http.Answer;
import com.dashtam.platform.sample.SampleService;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class ProblemsIT {

    private static final String THINGS = "/api/v1/things";

    private static SampleService service;
    private static Http http;

    @BeforeAll
    static void start() {
        service = SampleService.start(Open.class);
        http = new Http(service.port());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void acceptsAndRepeatsEveryKindOfField() {
        var body =
                """
                {"name":"a","count":3,"active":true,"kind":"large-one",
                 "owner":"0191e6a0-0000-7000-8000-000000000001","due_date":"2026-01-31",
                 "posted_at":"2026-01-31T12:00:00Z","amount":"12.50",
                 "parts":[{"part_name":"x","unit_count":7}]}\
                """;

        var answer = http.postJson(THINGS, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.text("/posted_at")).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(answer.text("/amount")).isEqualTo("12.50");
        assertThat(answer.text("/parts/0/part_name")).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"name":"a","colour":1}                        | colour            | unknown_field
                    {"name":"a","parts":[{"part_name":"x","p":1}]} | parts.0.p         | unknown_field
                    {"name":1}                                     | name              | wrong_type
                    {"name":true}                                  | name              | wrong_type
                    {"name":["a"]}                                 | name              | wrong_type
                    {"name":"a","count":"3"}                       | count             | wrong_type
                    {"name":"a","count":3.0}                       | count             | wrong_type
                    {"name":"a","count":99999999999}               | count             | wrong_type
                    {"name":"a","active":"true"}                   | active            | wrong_type
                    {"name":"a","active":1}                        | active            | wrong_type
                    {"name":"a","kind":"huge"}                     | kind              | unknown_value
                    {"name":"a","kind":0}                          | kind              | unknown_value
                    {"name":"a","owner":"1-1-1-1-1"}               | owner             | wrong_type
                    {"name":"a","owner":7}                         | owner             | wrong_type
                    {"name":"a","due_date":"31.01.2026"}           | due_date          | wrong_type
                    {"name":"a","due_date":[2026,1,31]}            | due_date          | wrong_type
                    {"name":"a","due_date":"+999999999-12-31"}     | due_date          | wrong_type
                    {"name":"a","due_date":"-0001-01-01"}          | due_date          | wrong_type
                    {"name":"a","posted_at":"+10000-01-01T00:00:00Z"} | posted_at      | wrong_type
                    {"name":"a","posted_at":1769860800}            | posted_at         | wrong_type
                    {"name":"a","posted_at":"2026-01-31"}          | posted_at         | wrong_type
                    {"name":"a","parts":{}}                        | parts             | wrong_type
                    {"name":"a","parts":[7]}                       | parts.0           | wrong_type
                    {"name":"a","parts":[{"part_name":"x","unit_count":1.5}]} | parts.0.unit_count | wrong_type
                    {"name":"a","name":"b"}                        | name              | duplicate_field
                    {"parts":[{"part_name":"x","part_name":"x"}]}  | parts.0.part_name | duplicate_field
                    [1]                                            | body              | wrong_type
                    "text"                                         | body              | wrong_type
                    {}                                             | name              | required
                    {"name":""}                                    | name              | size
                    {"name":"a","count":11}                        | count             | range
                    {"name":"a","amount":"1e5"}                    | amount            | pattern
                    {"name":"a","parts":[{"part_name":"A"}]}       | parts.0.part_name | pattern
                    {"name":"a","parts":[{}]}                      | parts.0.part_name | required
                    """)
    void namesTheFieldThatIsWrong(String body, String field, String code) {
        var answer = http.postJson(THINGS, body);

        assertProblem(answer, 400, "/problems/validation-failed");
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
        assertThat(answer.text("/errors/0/code")).isEqualTo(code);
        assertThat(answer.text("/errors/0/message")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"name":
                    {"name":"a"} {}
                    {"name":"a"}]
                    {name:"a"}
                    {"name":NaN}
                    nonsense
                    null
                    """)
    void refusesJsonThatIsBroken(String body) {
        assertProblem(http.postJson(THINGS, body), 400, "/problems/bad-request");
    }

    @Test
    void refusesAnEmptyBody() {
        assertProblem(http.postJson(THINGS, ""), 400, "/problems/bad-request");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] body = "{\"name\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1);

        var answer = http.postChunked(THINGS, body, "Content-Type", "application/json");

        assertProblem(answer, 400, "/problems/bad-request");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=zero, limit, wrong_type",
        "limit=, limit, wrong_type",
        "limit=0x10, limit, wrong_type",
        "limit=1.5, limit, wrong_type",
        "limit=0, limit, range",
        "limit=101, limit, range",
        "kind=SMALL_ONE, kind, wrong_type",
        "owner=1-1-1-1-1, owner, wrong_type",
        "since=yesterday, since, wrong_type",
        "active_only=yes, active_only, wrong_type",
        "colour=red, colour, unknown_parameter",
        "limit=1&limit=2, limit, repeated_parameter",
    })
    void namesTheParameterThatIsWrong(String query, String field, String code) {
        var answer = http.get(THINGS + "?" + query);

        assertProblem(answer, 400, "/problems/validation-failed");
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
        assertThat(answer.text("/errors/0/code")).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=7&kind=small-one&since=2026-01-31&active_only=true&tag=a&tag=b",
        "kind=large-one"
    })
    void acceptsParametersOfTheContract(String query) {
        assertThat(http.get(THINGS + "?" + query).status()).isEqualTo(200);
    }

    @Test
    void refusesAnIdentifierInThePathThatIsMalformed() {
        var answer = http.get(THINGS + "/7");

        assertProblem(answer, 400, "/problems/validation-failed");
        assertThat(answer.text("/errors/0/field")).isEqualTo("thing_id");
    }

    @ParameterizedTest
    @CsvSource({
        "/",
        "/api/v1/nothing",
        "/error",
        "/api/v1/things/",
        "/actuator/health",
        "/favicon.ico"
    })
    void knowsNoOtherRoutes(String path) {
        var answer = http.get(path);

        assertProblem(answer, 404, "/problems/not-found");
        assertThat(answer.text("/instance")).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({"PATCH", "PUT", "OPTIONS", "DELETE", "TRACE", "MADEUP"})
    void tellsWhichMethodsAResourceHas(String method) {
        var answer = http.send(method, THINGS);

        assertProblem(answer, 405, "/problems/method-not-allowed");
        assertThat(answer.header("Allow")).contains("GET").contains("POST");
    }

    @Test
    void answersHeadLikeGet() {
        var answer = http.send("HEAD", THINGS);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void cutsOffAnAnswerThatFailsHalfway() {
        assertThatThrownBy(() -> http.get("/api/v1/faults/halfway"))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void refusesToAnswerInAFormItDoesNotHave() {
        assertProblem(http.get(THINGS, "Accept", "image/png"), 406, "/problems/not-acceptable");
        assertProblem(http.get(THINGS, "Accept", "rubbish"), 406, "/problems/not-acceptable");
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/xml", "rubbish", "multipart/form-data;boundary=x"})
    void refusesABodyOfAnotherMediaType(String type) {
        var answer = http.postChunked(THINGS, new byte[] {'{'}, "Content-Type", type);

        assertProblem(answer, 415, "/problems/unsupported-media-type");
    }

    @Test
    void refusesABodyOverTheLimitOfItsOperation() {
        var body = "{\"name\":\"" + "a".repeat(2048) + "\"}";

        assertProblem(http.postJson(THINGS, body), 413, "/problems/content-too-large");
    }

    @Test
    void refusesAChunkedBodyOverTheLimitOfItsOperation() {
        byte[] body =
                ("{\"name\":\"" + "a".repeat(2048) + "\"}").getBytes(StandardCharsets.US_ASCII);

        var answer = http.postChunked(THINGS, body, "Content-Type", "application/json");

        assertProblem(answer, 413, "/problems/content-too-large");
    }

    @Test
    void refusesAChunkedBodyOverTheDefaultLimit() {
        byte[] body = ("\"" + "a".repeat(200_000)).getBytes(StandardCharsets.US_ASCII);

        var answer = http.postChunked(THINGS, body, "Content-Type", "application/json");

        assertProblem(answer, 413, "/problems/content-too-large");
    }

    @ParameterizedTest
    @CsvSource({"database, 503, 2", "lock, 503, 2", "away, 503, 7"})
    void saysWhenToComeBackWhileSomethingIsAway(String fault, int status, String wait) {
        var answer = http.get("/api/v1/faults/" + fault);

        assertProblem(answer, status, "/problems/service-unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo(wait);
        assertThat(answer.text("/retry_after")).isEqualTo(wait);
    }

    @ParameterizedTest
    @CsvSource({"bug", "error"})
    void keepsTheInsideOfAFailureToItself(String fault) {
        var answer = http.get("/api/v1/faults/" + fault);

        assertProblem(answer, 500, "/problems/internal-error");
    }

    @Test
    void answersWithTheProblemThatAHandlerNames() {
        var answer = http.get("/api/v1/faults/too-soon");

        assertProblem(answer, 429, "/problems/sync-too-soon");
        assertThat(answer.text("/detail")).isEqualTo("Synchronised just now.");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/things?limit=%zz",
        "/api/v1/things?%zz=1",
        "/api/v1/things/%zz",
        "/api/v1/%2e%2e%2fx",
        "/a\\b",
        "/{x}"
    })
    void answersATargetThatIsMalformedWithAProblem(String target) {
        var answer =
                http.raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertRawProblem(answer, 400);
    }

    @Test
    void answersHeadersThatAreTooLargeWithAProblem() {
        var answer =
                http.raw(
                        "GET /api/v1/things HTTP/1.1\r\nHost: x\r\nX-A: "
                                + "a".repeat(20_000)
                                + "\r\n\r\n");

        assertRawProblem(answer, 400);
    }

    @Test
    void answersARequestWithoutAHostWithAProblem() {
        assertRawProblem(http.raw("GET /api/v1/things HTTP/1.1\r\n\r\n"), 400);
    }

    @Test
    void continuesTheTraceOfItsCaller() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        var answer = http.get("/nothing", "traceparent", "00-" + trace + "-00f067aa0ba902b7-01");

        assertThat(answer.header("X-Trace-Id")).isEqualTo(trace);
        assertThat(answer.text("/trace_id")).isEqualTo(trace);
    }

    @Test
    void beginsATraceInsteadOfTrustingRubbish() {
        var answer = http.get("/nothing", "traceparent", "00-xyz", "X-Trace-Id", "<script>");

        assertThat(answer.header("X-Trace-Id")).matches("[0-9a-f]{32}");
    }

    private static void assertProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("X-Trace-Id")).isNotEmpty();
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.text("/type")).isEqualTo(type);
        assertThat(answer.text("/title")).isNotEmpty();
        assertThat(answer.json().at("/status").asInt()).isEqualTo(status);
        assertThat(answer.text("/detail")).isNotEmpty();
        assertThat(answer.text("/instance")).startsWith("/");
        assertThat(answer.text("/trace_id")).isEqualTo(answer.header("X-Trace-Id"));
        assertNothingOfTheInside(answer.body());
    }

    private static void assertRawProblem(String answer, int status) {
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer).containsIgnoringCase("Content-Type: application/problem+json");
        assertThat(answer).containsIgnoringCase("X-Trace-Id: ");
        assertThat(answer).contains("\"type\":\"/problems/");
        assertNothingOfTheInside(answer);
    }

    private static void assertNothingOfTheInside(String text) {
        assertThat(text)
                .doesNotContain("Exception")
                .doesNotContain("the-inner-text")
                .doesNotContain("at org.")
                .doesNotContain("com.dashtam")
                .doesNotContainIgnoringCase("<html");
    }

    @Configuration(proxyBeanMethods = false)
    static class Open {

        @Bean
        AccessControl admitsEverybody() {
            return (operation, authorization) -> Optional.empty();
        }

        @Bean
        Forwarders believesNobody() {
            return token -> false;
        }
    }
}
