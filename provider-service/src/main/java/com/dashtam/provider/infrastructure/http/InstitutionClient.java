package com.dashtam.provider.infrastructure.http;

import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.institution.Health;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls one institution, over connections and with threads of its own, so that one that is slow
 * holds up no other. Idempotent calls are repeated with a growing random wait; a circuit breaker
 * spares an institution that is down. Redirects are answers like any other: they are never
 * followed.
 */
public final class InstitutionClient {

    private static final Logger log = LoggerFactory.getLogger(InstitutionClient.class);

    private final String name;
    private final HttpClient http;
    private final HttpLimits limits;
    private final Set<String> origins;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;

    /**
     * @param allowed the addresses whose origins may be called; anything else is a bug
     */
    public InstitutionClient(String name, HttpLimits limits, Stream<URI> allowed) {
        this.name = name;
        this.http =
                HttpClient.newBuilder()
                        .connectTimeout(limits.connectTimeout())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
        this.limits = limits;
        this.origins = allowed.map(InstitutionClient::originOf).collect(Collectors.toSet());
        this.breaker = CircuitBreaker.of(name, breakerOf(limits));
        this.bulkhead =
                Bulkhead.of(
                        name,
                        BulkheadConfig.custom()
                                .maxConcurrentCalls(limits.concurrentCalls())
                                .maxWaitDuration(limits.queueTimeout())
                                .build());
    }

    /** How the institution has answered of late. */
    public Health health() {
        return switch (breaker.getState()) {
            case CLOSED, DISABLED, METRICS_ONLY -> Health.UP;
            case HALF_OPEN -> Health.RECOVERING;
            case OPEN, FORCED_OPEN -> Health.DOWN;
        };
    }

    /** Repeats the call while the institution is unreachable or at fault (5xx). */
    public Result<Reply, Trouble> idempotent(HttpRequest request) {
        Result<Reply, Trouble> answer = once(request);
        for (int attempt = 2; attempt <= limits.attempts() && isWorthAnother(answer); attempt++) {
            pause(attempt);
            answer = once(request);
        }
        return answer;
    }

    /** Calls exactly once; for what must not happen twice, such as redeeming a code. */
    public Result<Reply, Trouble> once(HttpRequest request) {
        if (!origins.contains(originOf(request.uri()))) {
            throw new IllegalStateException(name + " is not configured to call this address");
        }
        if (!bulkhead.tryAcquirePermission()) {
            return Result.err(Trouble.UNREACHABLE);
        }
        try {
            return admitted(request);
        } finally {
            bulkhead.onComplete();
        }
    }

    private Result<Reply, Trouble> admitted(HttpRequest request) {
        if (!breaker.tryAcquirePermission()) {
            return Result.err(Trouble.UNREACHABLE);
        }
        long start = System.nanoTime();
        try {
            Reply reply = send(request);
            if (reply.isServerFault()) {
                breaker.onError(since(start), TimeUnit.NANOSECONDS, new ServerFaultException());
            } else {
                breaker.onSuccess(since(start), TimeUnit.NANOSECONDS);
            }
            return Result.ok(reply);
        } catch (ExecutionException | TimeoutException e) {
            breaker.onError(since(start), TimeUnit.NANOSECONDS, e);
            log.debug("{} did not answer", name, e);
            return Result.err(
                    e.getCause() instanceof BoundedBody.TooLargeException
                            ? Trouble.TOO_LARGE
                            : Trouble.UNREACHABLE);
        }
    }

    private Reply send(HttpRequest request) throws ExecutionException, TimeoutException {
        CompletableFuture<HttpResponse<byte[]>> pending =
                http.sendAsync(request, BoundedBody.of(limits.maxResponseBytes()));
        try {
            // The timeout of HttpRequest ends with the headers; this one covers the body too.
            HttpResponse<byte[]> response =
                    pending.get(limits.callTimeout().toMillis(), TimeUnit.MILLISECONDS);
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExecutionException(e);
        } finally {
            pending.cancel(true);
        }
    }

    private static boolean isWorthAnother(Result<Reply, Trouble> answer) {
        return answer.fold(Reply::isServerFault, trouble -> trouble == Trouble.UNREACHABLE);
    }

    private void pause(int attempt) {
        long bound = limits.backoff().toMillis() << (attempt - 2);
        try {
            Thread.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextLong(bound + 1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long since(long start) {
        return System.nanoTime() - start;
    }

    private static String originOf(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    private static CircuitBreakerConfig breakerOf(HttpLimits limits) {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(limits.breakerWindow())
                .minimumNumberOfCalls(limits.breakerWindow())
                .failureRateThreshold(limits.breakerFailurePercent())
                .waitDurationInOpenState(limits.breakerOpen())
                .permittedNumberOfCallsInHalfOpenState(2)
                .build();
    }

    private static final class ServerFaultException extends RuntimeException {
        ServerFaultException() {
            super("the institution answers with a server error", null, false, false);
        }
    }
}
