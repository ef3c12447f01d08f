package com.dashtam.gateway.edge;

import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.ApiHeaders;
import com.dashtam.platform.http.ProblemException;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsProcessor;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Which scripts of other origins may call us (Fetch standard): those configured, or none. */
public final class CrossOrigin implements WebFilter {

    private static final Duration PREFLIGHT_CACHE = Duration.ofMinutes(10);

    private final CorsProcessor processor = new DefaultCorsProcessor();
    private final CorsConfiguration allowed;

    private CrossOrigin(CorsConfiguration allowed) {
        this.allowed = allowed;
    }

    public static WebFilter filter(List<String> origins) {
        if (origins.isEmpty()) {
            return (exchange, chain) -> chain.filter(exchange);
        }
        var allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(origins);
        allowed.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        allowed.setAllowedHeaders(
                List.of(
                        HttpHeaders.AUTHORIZATION,
                        HttpHeaders.CONTENT_TYPE,
                        HttpHeaders.ACCEPT,
                        HttpHeaders.IF_MATCH,
                        HttpHeaders.IF_NONE_MATCH,
                        "Last-Event-ID",
                        ApiHeaders.IDEMPOTENCY_KEY,
                        "Refresh-Token-Transport",
                        ApiHeaders.TRACE_ID,
                        ApiHeaders.TRACEPARENT));
        allowed.setExposedHeaders(
                List.of(
                        HttpHeaders.LOCATION,
                        HttpHeaders.ETAG,
                        HttpHeaders.RETRY_AFTER,
                        ApiHeaders.IDEMPOTENT_REPLAYED,
                        ApiHeaders.TRACE_ID,
                        ApiHeaders.RATE_LIMIT_LIMIT,
                        ApiHeaders.RATE_LIMIT_REMAINING,
                        ApiHeaders.RATE_LIMIT_RESET,
                        ApiHeaders.RATE_LIMIT_POLICY,
                        ApiHeaders.RATE_LIMIT));
        // The connect flow's cookie binds a browser to its consent.
        allowed.setAllowCredentials(true);
        allowed.setMaxAge(PREFLIGHT_CACHE);
        return new CrossOrigin(allowed);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!processor.process(allowed, exchange)) {
            return Mono.error(
                    new ProblemException(ProblemType.FORBIDDEN, "This origin may not call us."));
        }
        return CorsUtils.isPreFlightRequest(exchange.getRequest())
                ? exchange.getResponse().setComplete()
                : chain.filter(exchange);
    }
}
