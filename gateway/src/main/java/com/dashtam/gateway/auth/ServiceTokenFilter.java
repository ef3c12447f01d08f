package com.dashtam.gateway.auth;

import com.dashtam.gateway.contract.Endpoint;
import com.dashtam.gateway.contract.RoutingFilter;
import com.dashtam.gateway.edge.VirtualThreads;
import com.dashtam.platform.security.ServiceTokens;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Gets our own token for the service that a request goes to. */
public final class ServiceTokenFilter implements WebFilter {

    private static final String TOKEN = ServiceTokenFilter.class.getName();
    private static final String AUDIENCE_SUFFIX = "-service";

    private final ServiceTokens tokens;

    public ServiceTokenFilter(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var service = RoutingFilter.foundIn(exchange).endpoint().service();
        if (service.equals(Endpoint.GATEWAY)) {
            return chain.filter(exchange);
        }
        var audience = service + AUDIENCE_SUFFIX;
        var held = tokens.held(audience);
        return held.isPresent()
                ? proceed(held.get(), exchange, chain)
                : VirtualThreads.call(exchange, () -> tokens.token(audience))
                        .flatMap(token -> proceed(token, exchange, chain));
    }

    private static Mono<Void> proceed(
            String token, ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getAttributes().put(TOKEN, token);
        return chain.filter(exchange);
    }

    /**
     * @throws IllegalStateException if the request does not go to a service
     */
    public static String tokenOf(ServerWebExchange exchange) {
        if (exchange.getAttribute(TOKEN) instanceof String token) {
            return token;
        }
        throw new IllegalStateException("the request has no service token");
    }
}
