package com.dashtam.gateway.auth;

import com.dashtam.gateway.contract.RoutingFilter;
import com.dashtam.gateway.edge.VirtualThreads;
import com.dashtam.platform.http.Principal;
import com.dashtam.platform.http.contract.Access;
import com.dashtam.platform.security.AccessToken;
import com.dashtam.platform.security.ContractAccess;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets in whom the operation's contract lets in. */
public final class AuthenticationFilter implements WebFilter {

    private static final String TOKEN = AuthenticationFilter.class.getName();

    private final ContractAccess access;

    public AuthenticationFilter(ContractAccess access) {
        this.access = access;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var operation = RoutingFilter.foundIn(exchange).endpoint().operation();
        if (operation.access() instanceof Access.Public) {
            return chain.filter(exchange);
        }
        var authorization = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        var known = access.admitKnown(operation, authorization);
        return known.isPresent()
                ? proceed(known, exchange, chain)
                // The keys of tokens may have to be fetched.
                : VirtualThreads.call(exchange, () -> access.admit(operation, authorization))
                        .flatMap(principal -> proceed(principal, exchange, chain));
    }

    private static Mono<Void> proceed(
            Optional<Principal> principal, ServerWebExchange exchange, WebFilterChain chain) {
        principal.ifPresent(admitted -> exchange.getAttributes().put(TOKEN, admitted));
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
