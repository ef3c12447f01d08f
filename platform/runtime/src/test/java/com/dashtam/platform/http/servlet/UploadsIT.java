package com.dashtam.platform.http.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.platform.sample.Http;
import com.dashtam.platform.sample.Http.Answer;
import com.dashtam.platform.sample.SampleService;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadsIT {

    private static final String UPLOADS = "/api/v1/uploads";
    private static final String TYPE = "multipart/form-data;boundary=xyz";

    private static SampleService service;
    private static Http http;

    @BeforeAll
    static void start() {
        service =
                SampleService.start(
                        ProblemsIT.Open.class,
                        "spring.servlet.multipart.enabled=true",
                        "spring.servlet.multipart.max-file-size=100KB",
                        "spring.servlet.multipart.max-request-size=101KB");
        http = new Http(service.port());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void takesAFile() {
        assertThat(upload(part("file", "content")).status()).isEqualTo(204);
    }

    @Test
    void refusesAFileOverTheLimitOfTheContract() {
        assertProblem(upload(part("file", "x".repeat(100_001))), 413);
    }

    @Test
    void refusesAChunkedFileOverTheLimitOfTheServer() {
        byte[] body = part("file", "x".repeat(200_000)).getBytes(StandardCharsets.US_ASCII);

        assertProblem(http.postChunked(UPLOADS, body, "Content-Type", TYPE), 413);
    }

    @Test
    void namesThePartThatIsMissing() {
        var answer = upload(part("photo", "content"));

        assertProblem(answer, 400);
        assertThat(answer.text("/errors/0/field")).isEqualTo("file");
        assertThat(answer.text("/errors/0/code")).isEqualTo("required");
    }

    @Test
    void refusesMorePartsThanAnybodyNeeds() {
        var parts = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            parts.append(part("part" + i, "x").replace("--xyz--\r\n", ""));
        }

        assertThat(upload(parts + "--xyz--\r\n").status()).isBetween(400, 413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rubbish",
                "--xyz\r\n",
                "--xyz\r\nContent-Disposition: form-data\r\n\r\n"
            })
    void refusesABodyThatIsNotMultipart(String body) {
        assertProblem(upload(body), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"multipart/form-data", "multipart/mixed;boundary=xyz", "application/json"})
    void refusesABodyOfAnotherType(String type) {
        var answer =
                http.send(
                        "POST",
                        UPLOADS,
                        BodyPublishers.ofString(part("file", "content")),
                        "Content-Type",
                        type);

        assertThat(answer.status()).isIn(400, 415);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).doesNotContain("Exception");
    }

    private static Answer upload(String body) {
        return http.send("POST", UPLOADS, BodyPublishers.ofString(body), "Content-Type", TYPE);
    }

    private static String part(String name, String content) {
        return """
        --xyz\r
        Content-Disposition: form-data; name="%s"; filename="a.txt"\r
        Content-Type: text/plain\r
        \r
        %s\r
        --xyz--\r
        """
                .formatted(name, content);
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("/trace_id")).isEqualTo(answer.header("X-Trace-Id"));
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("apache");
    }
}
