package com.dashtam.gateway.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dashtam.gateway.contract.RoutingFilter;
import com.dashtam.platform.events.Schemas;
import com.dashtam.platform.http.ProblemException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers {@code GET /api/v1/schemas/{hash}} with the text that the hash is of. */
public final class SchemaHandler implements HandlerFunction<ServerResponse> {

    private static final String HASH = "hash";

    private final Schemas schemas;

    public SchemaHandler(Schemas schemas) {
        this.schemas = schemas;
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        var hash = RoutingFilter.foundIn(request.exchange()).variables().getOrDefault(HASH, "");
        var schema = schemas.find(hash).orElseThrow(ProblemException::notFound);
        return new Content(MediaType.APPLICATION_JSON, schema.toString().getBytes(UTF_8))
                .answer(request);
    }
}
