package com.dashtam.gateway.edge;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Answers what {@link RequestGuard} has refused. */
public final class RefusalFilter implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var refusal = exchange.getRequest().getHeaders().getFirst(RequestGuard.REFUSAL);
        return refusal == null
                ? chain.filter(exchange)
                : Mono.error(Refusal.valueOf(refusal).problem());
    }
}
