package com.dashtam.gateway.edge;

import java.util.concurrent.Executors;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Moves a request from its event loop to a virtual thread: the filters after this one ask Redis or
 * wait for keys, and may block.
 */
public final class VirtualThreadFilter implements WebFilter {

    private final Scheduler scheduler =
            Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor());

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.defer(() -> chain.filter(exchange)).subscribeOn(scheduler);
    }
}
