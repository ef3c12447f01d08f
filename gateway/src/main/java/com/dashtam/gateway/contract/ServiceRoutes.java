package com.dashtam.gateway.contract;

import com.dashtam.platform.http.contract.Operation;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

    private static final String UPLOADS = "-uploads";

    private final Map<String, Route> byId = new LinkedHashMap<>();

    public ServiceRoutes(ServiceProperties services) {
        services.urls().forEach((service, url) -> add(service, url, services));
    }

    @Override
    public Flux<Route> getRoutes() {
        return Flux.fromIterable(byId.values());
    }

    /** The route of a request; empty for one that goes to no service. */
    public Optional<Route> routeOf(ServerWebExchange exchange) {
        return RoutingFilter.endpointOf(exchange).map(ServiceRoutes::idOf).map(byId::get);
    }

    private static String idOf(Endpoint endpoint) {
        boolean large = endpoint.operation().maxBodyBytes() > Operation.DEFAULT_MAX_BODY_BYTES;
        return large ? endpoint.service() + UPLOADS : endpoint.service();
    }

    private void add(String service, URI url, ServiceProperties services) {
        add(service, url, services.responseTimeout());
        add(service + UPLOADS, url, services.uploadTimeout());
    }

    private void add(String id, URI url, Duration timeout) {
        byId.put(
                id,
                Route.async()
                        .id(id)
                        .uri(url)
                        .predicate(exchange ->
                                routeOf(exchange).filter(r -> r.getId().equals(id)).isPresent())
                        .metadata(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, timeout.toMillis())
                        .build());
    }
}
