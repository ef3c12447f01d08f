package com.dashtam.gateway.edge;

import java.util.function.Supplier;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Where filters wait for others: an event loop must not. */
public final class VirtualThreads {

    private VirtualThreads() {}

    /**
     * Gets a value that may take its time, and carries on with it on the request's event loop.
     *
     * @param blocking gives no null
     */
    public static <T> Mono<T> call(ServerWebExchange exchange, Supplier<T> blocking) {
        var loop = EventLoops.of(exchange);
        return Mono.create(sink ->
                Thread.startVirtualThread(() -> {
                    try {
                        var value = blocking.get();
                        loop.execute(() -> sink.success(value));
                    } catch (RuntimeException e) {
                        loop.execute(() -> sink.error(e));
                    }
                }));
    }
}
