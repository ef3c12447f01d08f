package com.dashtam.gateway.edge;

import java.time.Duration;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Puts {@link RequestGuard} behind the HTTP decoder of every connection, and bounds slow senders.
 */
public final class GuardedServer implements NettyServerCustomizer {

    private static final String GUARD = "dashtam.request-guard";

    private final int maxTargetBytes;
    private final int maxHeaderBytes;
    private final Duration readTimeout;

    public GuardedServer(EdgeProperties properties) {
        this.maxTargetBytes = Math.toIntExact(properties.maxTarget().toBytes());
        this.maxHeaderBytes = Math.toIntExact(properties.maxHeaders().toBytes());
        this.readTimeout = properties.readTimeout();
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.httpRequestDecoder(decoder -> decoder.maxInitialLineLength(maxTargetBytes))
                .readTimeout(readTimeout)
                .doOnChannelInit((observer, channel, remote) ->
                        channel.pipeline()
                                .addAfter(
                                        NettyPipeline.HttpCodec,
                                        GUARD,
                                        new RequestGuard(maxHeaderBytes)));
    }
}
