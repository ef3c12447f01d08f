package com.dashtam.gateway.edge;

import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Treats an answer that is not HTTP, or larger in its headers than we take, as that of a service
 * that is away: neither the client nor we did anything wrong.
 */
public final class UnreadableAnswers implements GlobalFilter, Ordered {

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange)
                .onErrorMap(UnreadableAnswers::isUnreadable, UnreadableAnswers::away);
    }

    /** The decoder reports a broken status line as an illegal argument. */
    private static boolean isUnreadable(Throwable failure) {
        return failure instanceof DecoderException || failure instanceof IllegalArgumentException;
    }

    private static IOException away(Throwable failure) {
        return new IOException("the answer of a service is not readable", failure);
    }
}
