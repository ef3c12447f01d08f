package com.dashtam.gateway.limit;

import com.dashtam.platform.http.ApiHeaders;
import java.time.Duration;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Tells a client where it stands: in the header fields that many APIs have, and in those of {@code
 * draft-ietf-httpapi-ratelimit-headers-10}.
 */
final class LimitHeaders {

    private static final int SECONDS_PER_MINUTE = 60;

    private final String limit;
    private final String policy;
    private final String current;

    LimitHeaders(String name, Policy policy) {
        // A bucket has no window; it grants as much in the time that it takes to fill.
        long window =
                Math.ceilDiv(
                        (long) policy.capacity() * SECONDS_PER_MINUTE, policy.refillPerMinute());
        this.limit = Integer.toString(policy.capacity());
        this.policy = "\"" + name + "\";q=" + policy.capacity() + ";w=" + window;
        this.current = "\"" + name + "\";r=";
    }

    void tell(ServerWebExchange exchange, int remaining, Duration untilFull) {
        var response = exchange.getResponse();
        response.beforeCommit(() -> {
            var headers = response.getHeaders();
            long reset = wholeSeconds(untilFull);
            headers.set(ApiHeaders.RATE_LIMIT_LIMIT, limit);
            headers.set(ApiHeaders.RATE_LIMIT_REMAINING, Integer.toString(remaining));
            headers.set(ApiHeaders.RATE_LIMIT_RESET, Long.toString(reset));
            headers.set(ApiHeaders.RATE_LIMIT_POLICY, policy);
            headers.set(ApiHeaders.RATE_LIMIT, current + remaining + ";t=" + reset);
            return Mono.empty();
        });
    }

    /** Rounded up, so that whoever waits that long is let in. */
    static long wholeSeconds(Duration duration) {
        return duration.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
