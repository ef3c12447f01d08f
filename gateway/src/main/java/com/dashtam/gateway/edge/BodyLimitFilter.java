package com.dashtam.gateway.edge;

import com.dashtam.gateway.contract.RoutingFilter;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.ProblemException;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Refuses bodies larger than their operation takes, before or while they arrive. The server reads
 * on and drops what follows: to close a connection on which a client still sends would reset it,
 * and the client would lose the answer (RFC 9112, section 9.6).
 */
public final class BodyLimitFilter implements WebFilter {

    /** So much is read in vain for the sake of an answer; beyond it the connection is closed. */
    private static final long MAX_IN_VAIN = 64L << 20;

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        long limit = RoutingFilter.foundIn(exchange).endpoint().operation().maxBodyBytes();
        long declared = request.getHeaders().getContentLength();
        if (declared > limit) {
            if (declared > MAX_IN_VAIN) {
                closeAfterwards(exchange);
            }
            return Mono.error(tooLarge(limit));
        }
        if (!request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
            return chain.filter(exchange);
        }
        var counted = new Counted(request, limit);
        return chain.filter(exchange.mutate().request(counted).build());
    }

    private static void closeAfterwards(ServerWebExchange exchange) {
        if (!exchange.getResponse().isCommitted()) {
            exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
        }
    }

    private static ProblemException tooLarge(long limit) {
        return new ProblemException(
                ProblemType.CONTENT_TOO_LARGE,
                "This operation takes a body of at most " + limit + " bytes.");
    }

    private static final class Counted extends ServerHttpRequestDecorator {

        private final long limit;

        Counted(ServerHttpRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            var read = new AtomicLong();
            return super.getBody()
                    .handle((buffer, sink) -> {
                        if (read.addAndGet(buffer.readableByteCount()) > limit) {
                            DataBufferUtils.release(buffer);
                            sink.error(tooLarge(limit));
                        } else {
                            sink.next(buffer);
                        }
                    });
        }
    }
}
