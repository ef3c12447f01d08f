package com.dashtam.gateway.contract;

import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.ProblemException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets pass what a contract knows, and remembers which operation it is. */
public final class RoutingFilter implements WebFilter {

    private static final String FOUND = RoutingFilter.class.getName();

    private final RouteTable routes;

    public RoutingFilter(RouteTable routes) {
        this.routes = routes;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        return switch (routes.match(request.getMethod().name(), request.getURI().getRawPath())) {
            case Match.Found found -> {
                exchange.getAttributes().put(FOUND, found);
                yield chain.filter(exchange);
            }
            case Match.WrongMethod(Set<String> allowed) -> {
                var methods = String.join(", ", new TreeSet<>(allowed));
                exchange.getResponse().getHeaders().set(HttpHeaders.ALLOW, methods);
                yield Mono.error(
                        new ProblemException(
                                ProblemType.METHOD_NOT_ALLOWED,
                                "This resource answers " + methods + "."));
            }
            case Match.Unknown() -> Mono.error(ProblemException.notFound());
        };
    }

    /**
     * @throws IllegalStateException if the request has not passed this filter
     */
    public static Match.Found foundIn(ServerWebExchange exchange) {
        if (exchange.getAttribute(FOUND) instanceof Match.Found found) {
            return found;
        }
        throw new IllegalStateException("the request was not routed");
    }

    /** Who answers the request; empty for what was not routed. */
    public static Optional<Endpoint> endpointOf(ServerWebExchange exchange) {
        return exchange.getAttribute(FOUND) instanceof Match.Found found
                ? Optional.of(found.endpoint())
                : Optional.empty();
    }
}
