package com.dashtam.provider.infrastructure.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.institution.Health;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InstitutionClientIT {

    private static final HttpLimits PATIENT = limits(Duration.ofSeconds(20));
    private static final HttpLimits IMPATIENT = limits(Duration.ofMillis(300));

    private final HttpServer server;
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Handler handler = exchange -> answer(exchange, 200, "fine");

    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    InstitutionClientIT() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    calls.incrementAndGet();
                    handler.handle(exchange);
                });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void readsAnAnswer() {
        Reply reply = ok(client().idempotent(get("/")));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).asString().isEqualTo("fine");
        assertThat(reply).asString().doesNotContain("fine");
    }

    @Test
    void callsOnlyWhereTheConfigurationPoints() {
        InstitutionClient client = client();

        for (String address :
                new String[] {"http://localhost:1/", "http://evil.test/", "https://127.0.0.1/"}) {
            assertThatThrownBy(() ->
                            assertThat(
                                            client.once(
                                                    HttpRequest.newBuilder(URI.create(address))
                                                            .build()))
                                    .isNull())
                    .as(address)
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(calls).hasValue(0);
    }

    @Test
    void followsNoRedirect() {
        handler =
                exchange -> {
                    exchange.getResponseHeaders().set("Location", "/elsewhere");
                    answer(exchange, 302, "");
                };

        assertThat(ok(client().idempotent(get("/"))).status()).isEqualTo(302);
        assertThat(calls).hasValue(1);
    }

    @Test
    void repeatsAnIdempotentCallWhileTheServerIsAtFault() {
        handler = exchange -> answer(exchange, calls.get() < 3 ? 503 : 200, "x");

        assertThat(ok(client().idempotent(get("/"))).status()).isEqualTo(200);
        assertThat(calls).hasValue(3);
    }

    @Test
    void givesTheLastFaultBackAfterSoManyAttempts() {
        handler = exchange -> answer(exchange, 500, "x");

        assertThat(ok(client().idempotent(get("/"))).status()).isEqualTo(500);
        assertThat(calls).hasValue(3);
    }

    @Test
    void callsOnceWhatMustNotHappenTwice() {
        handler = exchange -> answer(exchange, 500, "x");

        assertThat(ok(client().once(get("/"))).status()).isEqualTo(500);
        assertThat(calls).hasValue(1);
    }

    @Test
    void doesNotRepeatWhatTheServerRefuses() {
        handler = exchange -> answer(exchange, 429, "x");

        assertThat(ok(client().idempotent(get("/"))).status()).isEqualTo(429);
        assertThat(calls).hasValue(1);
    }

    @Test
    void givesUpOnAnAnswerThatNeverCompletes() {
        handler =
                exchange -> {
                    exchange.sendResponseHeaders(200, 100);
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                    await();
                };

        assertThat(client(IMPATIENT).once(get("/"))).isEqualTo(Result.err(Trouble.UNREACHABLE));
    }

    @Test
    void givesUpOnAServerThatSaysNothing() {
        handler = exchange -> await();

        assertThat(client(IMPATIENT).once(get("/"))).isEqualTo(Result.err(Trouble.UNREACHABLE));
    }

    @Test
    void refusesAnAnswerThatIsTooLarge() {
        handler = exchange -> answer(exchange, 200, "x".repeat(1001));

        assertThat(client().idempotent(get("/"))).isEqualTo(Result.err(Trouble.TOO_LARGE));
        assertThat(calls).hasValue(1);
    }

    @Test
    void takesAnAnswerThatJustFits() {
        handler = exchange -> answer(exchange, 200, "x".repeat(1000));

        assertThat(ok(client().idempotent(get("/"))).body()).hasSize(1000);
    }

    @Test
    void sparesAServerThatKeepsFailing() {
        InstitutionClient client = client();
        handler = exchange -> answer(exchange, 500, "x");
        for (int i = 0; i < 4; i++) {
            assertThat(ok(client.once(get("/"))).status()).isEqualTo(500);
        }

        assertThat(client.once(get("/"))).isEqualTo(Result.err(Trouble.UNREACHABLE));
        assertThat(calls).as("calls that reached the server").hasValue(4);
    }

    @Test
    void doesNotCountRefusalsAsFailures() {
        InstitutionClient client = client();
        handler = exchange -> answer(exchange, 401, "x");
        for (int i = 0; i < 10; i++) {
            assertThat(ok(client.once(get("/"))).status()).isEqualTo(401);
        }

        assertThat(calls).hasValue(10);
    }

    @Test
    void countsAServerThatIsNotThereAsUnreachable() {
        InstitutionClient client = client();
        server.stop(0);

        assertThat(client.idempotent(get("/"))).isEqualTo(Result.err(Trouble.UNREACHABLE));
    }

    @Test
    void readsHowLongToWait() {
        assertThat(retryAfter("7")).contains(7);
        assertThat(retryAfter("0")).contains(1);
        assertThat(retryAfter("999999999")).contains(86_400);
        assertThat(retryAfter("Sun, 01 Mar 2026 12:00:30 GMT")).contains(30);
        assertThat(retryAfter("Sun, 01 Mar 2026 11:00:00 GMT")).contains(1);
        assertThat(retryAfter("soon")).isEmpty();
        assertThat(retryAfter("-1")).isEmpty();
    }

    private Optional<Integer> retryAfter(String value) {
        handler =
                exchange -> {
                    exchange.getResponseHeaders().set("Retry-After", value);
                    answer(exchange, 429, "");
                };
        return ok(client().once(get("/")))
                .rateLimit()
                .waitSeconds(java.time.Instant.parse("2026-03-01T12:00:00Z"));
    }

    @Test
    void letsNoMoreCallsThroughThanItMay() throws Exception {
        var waiting = new CountDownLatch(8);
        handler =
                exchange -> {
                    waiting.countDown();
                    await(over);
                    answer(exchange, 200, "late");
                };
        var client = client(PATIENT);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                var ignored = threads.submit(() -> client.once(get("/")));
            }
            waiting.await();

            assertThat(client.once(get("/"))).isEqualTo(Result.err(Trouble.UNREACHABLE));

            assertThat(calls).hasValue(8);
            assertThat(client.health()).as("of what was not asked").isEqualTo(Health.UP);
            over.countDown();
        }
        assertThat(ok(client.once(get("/"))).status()).isEqualTo(200);
    }

    /** Neither thread nor connection nor permit: with one of them shared, this would not end. */
    @Test
    void sharesNothingWithAnInstitutionThatDoesNotAnswer() throws Exception {
        var waiting = new CountDownLatch(8);
        handler =
                exchange -> {
                    if (exchange.getRequestURI().getPath().equals("/slow")) {
                        waiting.countDown();
                        await(over);
                    }
                    answer(exchange, 200, "fine");
                };
        var slow = client(PATIENT);
        var quick = client(PATIENT);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                var ignored = threads.submit(() -> slow.once(get("/slow")));
            }
            waiting.await();

            for (int i = 0; i < 100; i++) {
                assertThat(ok(quick.once(get("/"))).status()).isEqualTo(200);
            }

            assertThat(over.getCount()).as("the slow ones still wait").isEqualTo(1);
            over.countDown();
        }
    }

    @Test
    void tellsWhetherTheInstitutionIsDown() {
        handler = exchange -> answer(exchange, 503, "");
        var client = client(PATIENT);
        assertThat(client.health()).isEqualTo(Health.UP);

        for (int i = 0; i < 4; i++) {
            assertThat(ok(client.once(get("/"))).isServerFault()).isTrue();
        }

        assertThat(client.health()).isEqualTo(Health.DOWN);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private InstitutionClient client() {
        return client(PATIENT);
    }

    private InstitutionClient client(HttpLimits limits) {
        return new InstitutionClient("test", limits, Stream.of(address("/")));
    }

    private static HttpLimits limits(Duration timeout) {
        return new HttpLimits(
                Duration.ofSeconds(5),
                timeout,
                1000,
                3,
                Duration.ofMillis(1),
                4,
                50,
                Duration.ofMinutes(1),
                8,
                Duration.ofMillis(200));
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(address(path)).GET().build();
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
        try (exchange) {
            exchange.getResponseBody()
                    .write(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private void await() throws IOException {
        try {
            over.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static Reply ok(Result<Reply, Trouble> result) {
        return result.fold(
                reply -> reply,
                trouble -> {
                    throw new AssertionError(trouble);
                });
    }
}
