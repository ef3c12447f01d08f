package com.dashtam.gateway.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dashtam.gateway.contract.Endpoint;
import com.dashtam.kernel.digest.Sha256;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers {@code GET /api/v1/openapi.yaml}. */
public final class DocumentHandler implements HandlerFunction<ServerResponse> {

    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");
    private static final Duration CACHED = Duration.ofMinutes(5);

    private final byte[] document;
    private final String etag;

    public DocumentHandler(Collection<String> services, URI publicUrl) {
        var contracts = new ArrayList<String>(new TreeSet<>(services));
        contracts.add(Endpoint.GATEWAY);
        this.document = MergedDocument.of(List.copyOf(contracts), publicUrl).getBytes(UTF_8);
        this.etag = '"' + Sha256.hexOf(document) + '"';
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        boolean current =
                request.headers().header(HttpHeaders.IF_NONE_MATCH).stream().anyMatch(etag::equals);
        var response =
                ServerResponse.status(current ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                        .eTag(etag)
                        .cacheControl(CacheControl.maxAge(CACHED).cachePublic());
        return current ? response.build() : response.contentType(YAML).bodyValue(document);
    }
}
