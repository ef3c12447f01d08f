package com.dashtam.gateway.forward;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.reactivestreams.Publisher;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.NettyOutbound;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientRequest;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Sends a request to its service and the answer back, both as streams. Takes the place of three
 * filters of the framework (ADR 10).
 *
 * <p>Ends with a {@link TimeoutException} when the answer has not begun in the route's time, the
 * request's own transfer included, and with an {@link IOException} when the service is away or
 * answers with what is not HTTP. A client that leaves takes the connection to the service with it.
 */
public final class Forwarding implements GlobalFilter, Ordered {

    private final HttpClient client;
    private final Deadlines deadlines;

    /**
     * @param client used as it is: a changed copy for each request would cost more than the rest
     */
    public Forwarding(HttpClient client, Deadlines deadlines) {
        this.client = client;
        this.deadlines = deadlines;
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        HttpServerRequest request =
                ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        var deadline = new AnswerDeadline(deadlines, timeoutOf(route));
        return client.request(request.method())
                .uri(route.getUri() + request.uri())
                .send((forwarded, out) -> {
                    out.withConnection(deadline::start);
                    return send(forwarded, out, request, exchange);
                })
                .responseConnection((answer, connection) -> {
                    deadline.met();
                    return new Answer(answer, connection, exchange.getResponse()).write();
                })
                .onErrorMap(failure -> failureOf(failure, deadline))
                .doFinally(end -> deadline.met())
                .then();
    }

    private static Publisher<Void> send(
            HttpClientRequest forwarded,
            NettyOutbound out,
            HttpServerRequest request,
            ServerWebExchange exchange) {
        var client = request.requestHeaders();
        var headers = RequestHeaders.of(client, exchange);
        if (hasBody(client)) {
            forwarded.headers(headers);
            return out.send(exchange.getRequest().getBody().map(NettyDataBufferFactory::toByteBuf));
        }
        if (!isBodiless(request.method())) {
            headers.set(HttpHeaderNames.CONTENT_LENGTH, HttpHeaderValues.ZERO);
        }
        forwarded.headers(headers);
        return Mono.empty();
    }

    /** RFC 9112, section 6.3: a request without either of these has none. */
    private static boolean hasBody(HttpHeaders headers) {
        return headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                || (headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                        && !HttpHeaderValues.ZERO.contentEquals(
                                headers.get(HttpHeaderNames.CONTENT_LENGTH)));
    }

    private static boolean isBodiless(HttpMethod method) {
        return HttpMethod.GET.equals(method)
                || HttpMethod.HEAD.equals(method)
                || HttpMethod.DELETE.equals(method);
    }

    private static Duration timeoutOf(Route route) {
        Object millis = route.getMetadata().get(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR);
        return Duration.ofMillis((Long) Objects.requireNonNull(millis, "a route without timeout"));
    }

    private static Throwable failureOf(Throwable failure, AnswerDeadline deadline) {
        if (deadline.isMissed()) {
            return new TimeoutException("no answer in time");
        }
        return isUnreadable(failure)
                // Neither the client nor we did anything wrong: like a service that is away.
                ? new IOException("the answer of a service is not readable", failure)
                : failure;
    }

    /** The decoder reports a broken status line as an illegal argument. */
    private static boolean isUnreadable(Throwable failure) {
        return failure instanceof DecoderException || failure instanceof IllegalArgumentException;
    }
}
