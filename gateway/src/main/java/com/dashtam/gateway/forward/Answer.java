package com.dashtam.gateway.forward;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpStatusClass;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClientResponse;

/** Hands the answer of a service on to the client. */
final class Answer {

    /** Collected, an answer is written at once, and one that is cut short becomes a problem. */
    static final int MAX_COLLECTED_BYTES = 64 * 1024;

    private static final Set<String> DROPPED =
            HeaderNames.of(HeaderNames.CONNECTION_ONLY, List.of("transfer-encoding"));
    private static final int UNKNOWN = -1;

    private final HttpClientResponse answer;
    private final Connection connection;
    private final ServerHttpResponse response;

    Answer(HttpClientResponse answer, Connection connection, ServerHttpResponse response) {
        this.answer = answer;
        this.connection = connection;
        this.response = response;
    }

    /** Completes when the client has all of it. */
    Mono<Void> write() {
        return answered().doOnError(failure -> forgetHead()).doFinally(this::leaveConnection);
    }

    private Mono<Void> answered() {
        if (answer.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
            // To 101 above all: nobody was asked to switch protocols.
            return Mono.error(new IOException("the answer of a service is not a final one"));
        }
        copyHead();
        return writeBody();
    }

    private void copyHead() {
        response.setRawStatusCode(answer.status().code());
        var source = answer.responseHeaders();
        var nominated = HeaderNames.nominated(source, Set.of());
        var target = response.getHeaders();
        for (var headers = source.iteratorCharSequence(); headers.hasNext(); ) {
            var header = headers.next();
            var name = header.getKey().toString();
            if (isHandedOn(name, nominated)) {
                target.add(name, header.getValue().toString());
            }
        }
    }

    /**
     * A problem takes the answer's place; what described its body must not describe the problem.
     */
    private void forgetHead() {
        if (!response.isCommitted()) {
            answer.responseHeaders().names().stream()
                    .filter(name -> isHandedOn(name, Set.of()))
                    .forEach(response.getHeaders()::remove);
        }
    }

    private static boolean isHandedOn(String name, Set<String> nominated) {
        return !DROPPED.contains(name)
                && !nominated.contains(name)
                && !name.regionMatches(
                        true, 0, HeaderNames.OWN_PREFIX, 0, HeaderNames.OWN_PREFIX.length());
    }

    private Mono<Void> writeBody() {
        var buffers = (NettyDataBufferFactory) response.bufferFactory();
        var body = connection.inbound().receive();
        int length = length(answer.responseHeaders());
        if (length == UNKNOWN) {
            // Nobody knows when the next piece comes: none waits for it.
            return response.writeAndFlushWith(
                    body.retain().map(piece -> Mono.just(buffers.wrap(piece))));
        }
        return length <= MAX_COLLECTED_BYTES
                ? response.writeWith(body.aggregate().retain().map(buffers::wrap))
                : response.writeWith(body.retain().map(buffers::wrap));
    }

    private static int length(HttpHeaders headers) {
        var length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        if (length == null || headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return UNKNOWN;
        }
        return (int) Math.min(Long.parseLong(length), Integer.MAX_VALUE);
    }

    /** A connection whose answer was not read to its end is of no more use. */
    private void leaveConnection(SignalType end) {
        if (end != SignalType.ON_COMPLETE) {
            connection.dispose();
        }
    }
}
