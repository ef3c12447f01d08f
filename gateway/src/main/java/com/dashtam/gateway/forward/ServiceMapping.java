package com.dashtam.gateway.forward;

import com.dashtam.gateway.contract.ServiceRoutes;
import org.springframework.cloud.gateway.config.GlobalCorsProperties;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.cloud.gateway.handler.RoutePredicateHandlerMapping;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Takes the route of a request from where the contracts have put it, in one step, in place of
 * asking the predicate of each route; and before the framework's other mappings are asked.
 */
public final class ServiceMapping extends RoutePredicateHandlerMapping {

    private final ServiceRoutes routes;

    public ServiceMapping(
            FilteringWebHandler filters, ServiceRoutes routes, Environment environment) {
        super(filters, routes, new GlobalCorsProperties(), environment);
        this.routes = routes;
        setOrder(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    protected Mono<Route> lookupRoute(ServerWebExchange exchange) {
        return Mono.justOrEmpty(routes.routeOf(exchange));
    }
}
