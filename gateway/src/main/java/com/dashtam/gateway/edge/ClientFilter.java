package com.dashtam.gateway.edge;

import java.net.InetAddress;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Finds out whom a request comes from. */
public final class ClientFilter implements WebFilter {

    private static final String CLIENT = ClientFilter.class.getName();
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final ClientAddresses addresses;

    public ClientFilter(ClientAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var peer = exchange.getRequest().getRemoteAddress();
        if (peer == null || peer.getAddress() == null) {
            return Mono.error(new IllegalStateException("a connection without an address"));
        }
        var forwardedFor = exchange.getRequest().getHeaders().getOrEmpty(FORWARDED_FOR);
        var client = addresses.clientOf(peer.getAddress(), forwardedFor);
        exchange.getAttributes().put(CLIENT, client);
        return chain.filter(exchange);
    }

    /**
     * @throws IllegalStateException if the request has not passed this filter
     */
    public static InetAddress clientOf(ServerWebExchange exchange) {
        if (exchange.getAttribute(CLIENT) instanceof InetAddress client) {
            return client;
        }
        throw new IllegalStateException("the request has no client address");
    }
}
