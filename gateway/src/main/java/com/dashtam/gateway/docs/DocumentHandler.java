package com.dashtam.gateway.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dashtam.gateway.contract.Endpoint;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers {@code GET /api/v1/openapi.yaml}. */
public final class DocumentHandler implements HandlerFunction<ServerResponse> {

    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");

    private final Content document;

    public DocumentHandler(Collection<String> services, URI publicUrl) {
        var contracts = new ArrayList<String>(new TreeSet<>(services));
        contracts.add(Endpoint.GATEWAY);
        var merged = MergedDocument.of(List.copyOf(contracts), publicUrl);
        this.document = new Content(YAML, merged.getBytes(UTF_8));
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        return document.answer(request);
    }
}
