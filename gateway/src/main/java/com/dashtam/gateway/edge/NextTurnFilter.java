package com.dashtam.gateway.edge;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Goes on in the next turn of the request's event loop, when the server has seen the request's end.
 * An answer that is complete before leaves a kept connection unread for ever, where the request had
 * to wait for the one before it (reactor-netty issue 4361, in 1.3.7 still).
 */
public final class NextTurnFilter implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var loop = EventLoops.of(exchange);
        return Mono.<Boolean>create(sink -> loop.execute(() -> sink.success(true)))
                .flatMap(turn -> chain.filter(exchange));
    }
}
