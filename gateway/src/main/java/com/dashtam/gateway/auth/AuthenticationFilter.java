package com.dashtam.gateway.auth;

import com.dashtam.gateway.contract.RoutingFilter;
import com.dashtam.platform.http.AccessControl;
import com.dashtam.platform.security.AccessToken;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets in whom the operation's contract lets in. May block, to fetch the keys of tokens. */
public final class AuthenticationFilter implements WebFilter {

    private static final String TOKEN = AuthenticationFilter.class.getName();

    private final AccessControl access;

    public AuthenticationFilter(AccessControl access) {
        this.access = access;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var operation = RoutingFilter.foundIn(exchange).endpoint().operation();
        var authorization = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        access.admit(operation, authorization)
                .ifPresent(principal -> exchange.getAttributes().put(TOKEN, principal));
        return chain.filter(exchange);
    }

    /** What the verified token of a request says; empty for public operations. */
    public static Optional<AccessToken> tokenOf(ServerWebExchange exchange) {
        return exchange.getAttribute(TOKEN) instanceof AccessToken token
                ? Optional.of(token)
                : Optional.empty();
    }

    public static Optional<UUID> userOf(ServerWebExchange exchange) {
        return tokenOf(exchange).map(AccessToken::userId);
    }
}
