package com.dashtam.gateway.edge;

import java.util.concurrent.Executor;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.http.server.HttpServerRequest;

/** The event loops of requests: what was decided elsewhere is carried on there. */
public final class EventLoops {

    private EventLoops() {}

    /** The thread that reads from and writes to the client of this request. */
    public static Executor of(ServerWebExchange exchange) {
        HttpServerRequest request =
                ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        var loop = new Executor[1];
        request.withConnection(connection -> loop[0] = connection.channel().eventLoop());
        return loop[0];
    }
}
