package com.dashtam.gateway.contract;

import com.dashtam.platform.http.ParameterCheck;
import com.dashtam.platform.http.contract.Caching;
import com.dashtam.platform.http.contract.ContractException;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The operations that the gateway answers itself: exactly those of its own contract. */
public final class OwnOperations implements RouterFunction<ServerResponse> {

    private final Map<String, HandlerFunction<ServerResponse>> handlers;

    /**
     * @param handlers by {@code operationId}
     * @throws ContractException if one is missing or not in the contract
     */
    public OwnOperations(RouteTable routes, Map<String, HandlerFunction<ServerResponse>> handlers) {
        var declared =
                routes.endpoints().stream()
                        .filter(endpoint -> endpoint.service().equals(Endpoint.GATEWAY))
                        .map(endpoint -> endpoint.operation().id())
                        .collect(Collectors.toCollection(TreeSet::new));
        if (!declared.equals(handlers.keySet())) {
            throw new ContractException(
                    "the contract has " + declared + ", the gateway " + handlers.keySet());
        }
        this.handlers = Map.copyOf(handlers);
    }

    @Override
    public Mono<HandlerFunction<ServerResponse>> route(ServerRequest request) {
        if (RoutingFilter.endpointOf(request.exchange())
                .filter(endpoint -> endpoint.service().equals(Endpoint.GATEWAY))
                .isEmpty()) {
            return Mono.empty();
        }
        var found = RoutingFilter.foundIn(request.exchange());
        var operation = found.endpoint().operation();
        keepAs(operation.caching(), request.exchange().getResponse());
        ParameterCheck.check(operation, found.variables(), request.uri().getRawQuery());
        return Mono.justOrEmpty(handlers.get(operation.id()));
    }

    /** Who may keep the answer is the contract's to say; a refusal is kept by nobody. */
    private static void keepAs(Caching caching, ServerHttpResponse response) {
        response.beforeCommit(() -> {
            var status = response.getStatusCode();
            var kept = status == null || !status.isError() ? caching : Caching.NO_STORE;
            response.getHeaders().set(HttpHeaders.CACHE_CONTROL, kept.header());
            return Mono.empty();
        });
    }
}
