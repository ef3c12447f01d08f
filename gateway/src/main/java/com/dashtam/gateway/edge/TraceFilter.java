package com.dashtam.gateway.edge;

import com.dashtam.kernel.id.Ids;
import com.dashtam.platform.http.ApiHeaders;
import com.dashtam.platform.http.Trace;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Gives each request its trace, and names it in each answer. */
public final class TraceFilter implements WebFilter {

    private static final String TRACE = TraceFilter.class.getName();

    private final Ids ids;

    public TraceFilter(Ids ids) {
        this.ids = ids;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getRequest().getHeaders();
        var trace =
                Trace.join(
                        headers.getFirst(ApiHeaders.TRACEPARENT),
                        headers.getFirst(ApiHeaders.TRACE_ID),
                        ids);
        exchange.getAttributes().put(TRACE, trace);
        exchange.getResponse()
                .beforeCommit(() -> {
                    var answer = exchange.getResponse().getHeaders();
                    answer.set(ApiHeaders.TRACE_ID, trace.id());
                    return Mono.empty();
                });
        return chain.filter(exchange);
    }

    static boolean hasPassed(ServerWebExchange exchange) {
        return exchange.getAttribute(TRACE) != null;
    }

    /**
     * @throws IllegalStateException if the request has not passed this filter
     */
    public static Trace traceOf(ServerWebExchange exchange) {
        if (exchange.getAttribute(TRACE) instanceof Trace trace) {
            return trace;
        }
        throw new IllegalStateException("the request has no trace");
    }
}
