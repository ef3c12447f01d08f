package com.dashtam.gateway;

import static com.dashtam.gateway.testing.LiveService.field;
import static org.assertj.core.api.Assertions.assertThat;

import com.dashtam.gateway.testing.LiveService;
import com.dashtam.gateway.testing.LiveService.Conversation;
import com.dashtam.gateway.testing.TestGateway;
import com.dashtam.gateway.testing.Tokens.Person;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForwardingIT {

    private static final String ACCOUNTS = "GET /api/v1/accounts HTTP/1.1";
    private static final String SYNCS = "POST /api/v1/syncs HTTP/1.1";
    private static final String CHUNKED = "Transfer-Encoding: chunked";
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final long RESPONSE_TIMEOUT_MILLIS = 3_000;

    private LiveService service;
    private TestGateway gateway;

    @BeforeAll
    void start() {
        service = LiveService.start();
        gateway =
                TestGateway.start(
                        Map.of(
                                "DASHTAM_SYNC_URL",
                                service.url(),
                                "dashtam.services.response-timeout",
                                RESPONSE_TIMEOUT_MILLIS + "ms"));
    }

    @AfterAll
    void stop() {
        gateway.close();
        service.close();
    }

    @Test
    void handsOnAnAnswerPieceByPieceWhereNobodyKnowsItsLength() {
        try (var client = ask(ACCOUNTS);
                var upstream = service.accept()) {
            upstream.readHead();
            upstream.write("HTTP/1.1 200 OK", CHUNKED, "", "3", "one", "");

            assertThat(client.readUntil("one")).startsWith("HTTP/1.1 200 OK");

            upstream.write("3", "two", "0", "", "");
            assertThat(client.readUntil("0\r\n\r\n")).contains("two");
        }
    }

    @Test
    void doesNotHurryAnAnswerThatHasBegun() throws InterruptedException {
        try (var client = ask(ACCOUNTS);
                var upstream = service.accept()) {
            upstream.readHead();
            upstream.write("HTTP/1.1 200 OK", CHUNKED, "", "3", "one", "");
            client.readUntil("one");
            boolean interrupted =
                    new CountDownLatch(1)
                            .await(RESPONSE_TIMEOUT_MILLIS + 500, TimeUnit.MILLISECONDS);
            assertThat(interrupted).isFalse();

            upstream.write("3", "two", "0", "", "");

            assertThat(client.readUntil("0\r\n\r\n")).contains("two");
        }
    }

    @Test
    void handsOnARequestPieceByPiece() {
        try (var client = ask(SYNCS, CHUNKED);
                var upstream = service.accept()) {
            client.write("3", "one", "");

            var head = upstream.readUntil("one");
            assertThat(field(head, "Transfer-Encoding")).isEqualTo("chunked");
            assertThat(field(head, "Content-Length")).isEmpty();

            client.write("3", "two", "0", "", "");
            assertThat(upstream.readUntil("0\r\n\r\n")).contains("two");
            upstream.write("HTTP/1.1 201 Created", "Content-Length: 0", "", "");
            assertThat(client.readHead()).startsWith("HTTP/1.1 201 Created");
        }
    }

    @Test
    void handsOnAnAnswerThatComesBeforeTheRequestIsOver() {
        try (var client = ask(SYNCS, CHUNKED);
                var upstream = service.accept()) {
            client.write("3", "one", "");
            upstream.readUntil("one");

            upstream.write("HTTP/1.1 409 Conflict", "Content-Length: 2", "", "{}");

            assertThat(client.readUntil("{}")).startsWith("HTTP/1.1 409 Conflict");
        }
    }

    @Test
    void hangsUpOnTheServiceWhenTheClientLeavesBeforeTheAnswer() {
        var client = ask(ACCOUNTS);
        try (var upstream = service.accept()) {
            upstream.readHead();

            client.close();

            assertThat(upstream.isLeft()).isTrue();
        }
    }

    @Test
    void hangsUpOnTheServiceWhenTheClientLeavesAStream() {
        var client = ask(ACCOUNTS);
        try (var upstream = service.accept()) {
            upstream.readHead();
            upstream.write("HTTP/1.1 200 OK", CHUNKED, "", "3", "one", "");
            client.readUntil("one");

            client.close();

            assertThat(upstream.isLeft()).isTrue();
        }
    }

    @Test
    void hangsUpOnAServiceThatTakesTooLong() {
        try (var client = ask(ACCOUNTS);
                var upstream = service.accept()) {
            upstream.readHead();

            assertThat(client.readHead()).startsWith("HTTP/1.1 504 Gateway Timeout");
            assertThat(upstream.isLeft()).isTrue();
        }
    }

    @Test
    void cutsALargeAnswerThatItsServiceHasCut() {
        try (var client = ask(ACCOUNTS)) {
            try (var upstream = service.accept()) {
                upstream.readHead();
                upstream.write("HTTP/1.1 200 OK", "Content-Length: 100000", "", "{\"half\":");
                assertThat(client.readUntil("half")).contains("Content-Length: 100000");
            }
            assertThat(client.isLeft()).isTrue();
        }
    }

    @Test
    void answersWithAProblemInPlaceOfASmallAnswerThatWasCut() {
        try (var client = ask(ACCOUNTS)) {
            try (var upstream = service.accept()) {
                upstream.readHead();
                upstream.write(
                        "HTTP/1.1 200 OK",
                        "Content-Length: 1000",
                        "Content-Encoding: gzip",
                        "ETag: \"of-the-answer\"",
                        "",
                        "half");
            }
            var head = client.readHead();

            assertThat(head).startsWith("HTTP/1.1 503 Service Unavailable");
            assertThat(field(head, "Content-Type")).isEqualTo("application/problem+json");
            assertThat(field(head, "ETag")).isEmpty();
            assertThat(field(head, "Content-Encoding")).isEmpty();
        }
    }

    @Test
    void handsOnNoHeaderOfTheConnectionWithTheService() {
        try (var client = ask(ACCOUNTS);
                var upstream = service.accept()) {
            upstream.readHead();
            upstream.write(
                    "HTTP/1.1 200 OK",
                    "Content-Length: 2",
                    "Connection: close, X-Hop",
                    "Keep-Alive: timeout=5",
                    "Proxy-Authenticate: Basic",
                    "Trailer: X-End",
                    "X-Hop: for this connection only",
                    "X-Dashtam-Service-Token: secret",
                    "X-Kept: yes",
                    "",
                    "{}");
            var head = client.readUntil("{}");

            for (var name :
                    new String[] {
                        "Connection",
                        "Keep-Alive",
                        "Proxy-Authenticate",
                        "Trailer",
                        "X-Hop",
                        "X-Dashtam-Service-Token"
                    }) {
                assertThat(field(head, name)).as(name).isEmpty();
            }
            assertThat(field(head, "X-Kept")).isEqualTo("yes");
        }
    }

    @Test
    void handsOnHeadersThatAreThereTwice() {
        try (var client = ask(ACCOUNTS, "Accept-Language: de", "Accept-Language: en");
                var upstream = service.accept()) {
            assertThat(upstream.readHead())
                    .containsIgnoringCase("Accept-Language: de\r\n")
                    .containsIgnoringCase("Accept-Language: en\r\n");
            upstream.write(
                    "HTTP/1.1 200 OK",
                    "Content-Length: 2",
                    "Set-Cookie: a=1",
                    "Set-Cookie: b=2",
                    "",
                    "{}");

            assertThat(client.readUntil("{}"))
                    .containsIgnoringCase("Set-Cookie: a=1\r\n")
                    .containsIgnoringCase("Set-Cookie: b=2\r\n");
        }
    }

    @Test
    void sendsTheTargetAsTheClientWroteIt() {
        var target = "/api/v1/accounts?a=%20b+c&d=[1]&e=%C3%A4&f=/?";
        try (var client = ask("GET " + target + " HTTP/1.1");
                var upstream = service.accept()) {
            assertThat(upstream.readHead()).startsWith("GET " + target + " HTTP/1.1\r\n");
            upstream.write("HTTP/1.1 200 OK", "Content-Length: 2", "", "{}");
            client.readUntil("{}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET /api/v1/accounts HTTP/1.1, ''",
        "HEAD /api/v1/accounts HTTP/1.1, ''",
        "POST /api/v1/syncs HTTP/1.1, 0"
    })
    void sendsNoBodyWhereTheClientSendsNone(String line, String length) {
        try (var client = ask(line);
                var upstream = service.accept()) {
            var head = upstream.readHead();

            assertThat(field(head, "Content-Length")).isEqualTo(length);
            assertThat(field(head, "Transfer-Encoding")).isEmpty();
            assertThat(field(head, "Host")).isEqualTo(service.url().substring(7));
            upstream.write("HTTP/1.1 200 OK", "Content-Length: 0", "", "");
            client.readHead();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"204 No Content", "304 Not Modified", "299 Odd", "599 Odder"})
    void handsOnStatusesWithoutABody(String status) {
        try (var client = ask(ACCOUNTS);
                var upstream = service.accept()) {
            upstream.readHead();
            upstream.write("HTTP/1.1 " + status, "ETag: \"1\"", "X-Length: none", "", "");
            upstream.close();

            var head = client.readHead();
            assertThat(head).startsWith("HTTP/1.1 " + status.substring(0, 3));
            assertThat(field(head, "ETag")).isEqualTo("\"1\"");
        }
    }

    @Test
    void becomesNoTunnelForAServiceThatWantsOne() {
        try (var client = ask(ACCOUNTS, "Connection: Upgrade", "Upgrade: websocket");
                var upstream = service.accept()) {
            assertThat(upstream.readHead()).doesNotContainIgnoringCase("websocket");
            upstream.write(
                    "HTTP/1.1 101 Switching Protocols",
                    "Connection: Upgrade",
                    "Upgrade: websocket",
                    "",
                    "");

            assertThat(client.readHead()).startsWith("HTTP/1.1 503 Service Unavailable");
        }
    }

    private Conversation ask(String line, String... headers) {
        try {
            var client = new Conversation(new Socket("127.0.0.1", gateway.port()));
            client.socket().setSoTimeout(10_000);
            var token = gateway.tokens().access(Person.anyUser());
            return client.write(
                    line + "\r\nHost: gateway.test\r\nAuthorization: Bearer " + token,
                    String.join("\r\n", headers) + (headers.length == 0 ? "\r\n" : END_OF_HEAD));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
