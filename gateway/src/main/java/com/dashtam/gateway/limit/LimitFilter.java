package com.dashtam.gateway.limit;

import com.dashtam.gateway.auth.AuthenticationFilter;
import com.dashtam.gateway.contract.Endpoint;
import com.dashtam.gateway.contract.RouteTable;
import com.dashtam.gateway.contract.RoutingFilter;
import com.dashtam.gateway.edge.ClientFilter;
import com.dashtam.gateway.edge.EventLoops;
import com.dashtam.gateway.edge.TraceFilter;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.http.UnavailableException;
import com.dashtam.platform.http.contract.ContractException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Takes a token for each request to an operation with a policy, or refuses the request. */
public final class LimitFilter implements WebFilter {

    private final Limiter limiter;
    private final DenialReporter denials;
    private final Map<String, Limit> limits = new HashMap<>();

    private record Limit(
            String operation, String name, Policy policy, LimitHeaders headers, Counter denied) {}

    /**
     * @throws ContractException if an operation names a policy that is not configured
     */
    public LimitFilter(
            Limiter limiter,
            DenialReporter denials,
            RouteTable routes,
            LimitProperties properties,
            MeterRegistry meters) {
        this.limiter = limiter;
        this.denials = denials;
        for (var endpoint : routes.endpoints()) {
            endpoint.operation()
                    .rateLimit()
                    .ifPresent(name -> limit(endpoint, name, properties, meters));
        }
    }

    private void limit(
            Endpoint endpoint, String name, LimitProperties properties, MeterRegistry meters) {
        var policy = properties.policies().get(name);
        if (policy == null) {
            throw new ContractException(
                    endpoint.operation().id() + ": no rate-limit policy is called " + name);
        }
        var denied =
                Counter.builder("dashtam.limits.denied")
                        .description("Requests refused by a rate limit")
                        .tag("operation", endpoint.operation().id())
                        .tag("policy", name)
                        .register(meters);
        limits.put(
                endpoint.operation().id(),
                new Limit(
                        endpoint.operation().id(),
                        name,
                        policy,
                        new LimitHeaders(name, policy),
                        denied));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var found = RoutingFilter.foundIn(exchange);
        var limit = limits.get(found.endpoint().operation().id());
        if (limit == null) {
            return chain.filter(exchange);
        }
        var policy = limit.policy();
        var bucket =
                Buckets.nameOf(
                        policy.scope(),
                        found,
                        AuthenticationFilter.userOf(exchange),
                        ClientFilter.clientOf(exchange));
        var known = limiter.takeNow(bucket, policy);
        if (known.isPresent()) {
            return obey(known.get(), bucket, limit, exchange, chain);
        }
        var loop = EventLoops.of(exchange);
        return Mono.<Verdict>create(sink ->
                        limiter.take(
                                bucket,
                                policy,
                                verdict -> loop.execute(() -> sink.success(verdict))))
                .flatMap(verdict -> obey(verdict, bucket, limit, exchange, chain));
    }

    private Mono<Void> obey(
            Verdict verdict,
            String bucket,
            Limit limit,
            ServerWebExchange exchange,
            WebFilterChain chain) {
        return switch (verdict) {
            case Verdict.Unknown() -> chain.filter(exchange);
            case Verdict.Unavailable(var retryAfter) ->
                    Mono.error(new UnavailableException("no shared rate limits", retryAfter));
            case Verdict.Allowed(var capacity, var remaining, var untilFull) -> {
                limit.headers().tell(exchange, remaining, untilFull);
                yield chain.filter(exchange);
            }
            case Verdict.Denied(var capacity, var untilFull, var untilNext) -> {
                limit.denied().increment();
                denials.denied(denial(bucket, limit, untilNext, exchange));
                limit.headers().tell(exchange, 0, untilFull);
                yield Mono.error(
                        new ProblemException(
                                        ProblemType.RATE_LIMIT_EXCEEDED,
                                        "Too many requests; wait before the next.")
                                .retryAfter(
                                        Duration.ofSeconds(LimitHeaders.wholeSeconds(untilNext))));
            }
        };
    }

    private static Denial denial(
            String bucket, Limit limit, Duration untilNext, ServerWebExchange exchange) {
        return new Denial(
                bucket,
                limit.operation(),
                limit.name(),
                limit.policy().scope(),
                AuthenticationFilter.userOf(exchange),
                ClientFilter.clientOf(exchange).getHostAddress(),
                TraceFilter.traceOf(exchange).traceparent(),
                untilNext);
    }
}
