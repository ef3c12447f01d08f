package com.dashtam.gateway.docs;

import com.dashtam.kernel.digest.Sha256;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Bytes that stay the same, with the ETag that is of them. */
final class Content {

    private final MediaType type;
    private final byte[] bytes;
    private final String etag;

    Content(MediaType type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
        this.etag = '"' + Sha256.hexOf(bytes) + '"';
    }

    /** The bytes, or 304 for those who have them (RFC 9110, section 13.1.2). */
    Mono<ServerResponse> answer(ServerRequest request) {
        return request.checkNotModified(etag).switchIfEmpty(Mono.defer(this::whole));
    }

    private Mono<ServerResponse> whole() {
        return ServerResponse.ok().contentType(type).eTag(etag).bodyValue(bytes);
    }
}
