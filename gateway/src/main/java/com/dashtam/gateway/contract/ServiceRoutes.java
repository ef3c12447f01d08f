package com.dashtam.gateway.contract;

import com.dashtam.platform.http.contract.Operation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/**
 * The routes to the services. Which one a request takes was decided by {@link RoutingFilter}; here
 * are only two a service, for short and for large requests.
 */
public final class ServiceRoutes implements RouteLocator {

    private final List<Route> routes;

    public ServiceRoutes(ServiceProperties services) {
        this.routes =
                services.urls().entrySet().stream()
                        .flatMap(entry -> routes(entry.getKey(), entry.getValue(), services))
                        .toList();
    }

    @Override
    public Flux<Route> getRoutes() {
        return Flux.fromIterable(routes);
    }

    private static Stream<Route> routes(String service, URI url, ServiceProperties services) {
        return Stream.of(
                route(
                        service,
                        url,
                        services.responseTimeout(),
                        exchange -> RoutingFilter.isFor(service, exchange) && !isLarge(exchange)),
                route(
                        service + "-uploads",
                        url,
                        services.uploadTimeout(),
                        exchange -> RoutingFilter.isFor(service, exchange) && isLarge(exchange)));
    }

    private static boolean isLarge(ServerWebExchange exchange) {
        var operation = RoutingFilter.foundIn(exchange).endpoint().operation();
        return operation.maxBodyBytes() > Operation.DEFAULT_MAX_BODY_BYTES;
    }

    private static Route route(
            String id, URI url, Duration timeout, Predicate<ServerWebExchange> predicate) {
        return Route.async()
                .id(id)
                .uri(url)
                .predicate(predicate)
                .metadata(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, timeout.toMillis())
                .build();
    }
}
