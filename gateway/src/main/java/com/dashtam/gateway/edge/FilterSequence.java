package com.dashtam.gateway.edge;

import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Filters in the order in which they are given, so that it can be read in one place. They see the
 * public port alone: the framework would apply them to the management port too.
 */
public final class FilterSequence implements WebFilter {

    private final ApplicationContext publicSide;
    private final List<WebFilter> filters;

    public FilterSequence(ApplicationContext publicSide, WebFilter... filters) {
        this.publicSide = publicSide;
        this.filters = List.of(filters);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getApplicationContext() == publicSide
                ? new Step(0, chain).filter(exchange)
                : chain.filter(exchange);
    }

    private final class Step implements WebFilterChain {

        private final int index;
        private final WebFilterChain end;

        Step(int index, WebFilterChain end) {
            this.index = index;
            this.end = end;
        }

        @Override
        public Mono<Void> filter(ServerWebExchange exchange) {
            return index == filters.size()
                    ? end.filter(exchange)
                    : filters.get(index).filter(exchange, new Step(index + 1, end));
        }
    }
}
