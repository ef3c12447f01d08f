package com.dashtam.gateway.edge;

import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.Problem;
import com.dashtam.platform.http.ProblemException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Answers every failure on the public port with a problem (RFC 9457). */
public final class ProblemHandler implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);
    private static final MediaType PROBLEM_JSON = MediaType.parseMediaType(Problem.MEDIA_TYPE);
    private static final String CHALLENGE = "Bearer";

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted() || !TraceFilter.hasPassed(exchange)) {
            return Mono.error(failure);
        }
        var problem = Failures.problemOf(failure);
        var traceId = TraceFilter.traceOf(exchange).id();
        switch (problem.type()) {
            case INTERNAL_ERROR ->
                    log.atError()
                            .addKeyValue("trace.id", traceId)
                            .setCause(failure)
                            .log("a request failed");
            case SERVICE_UNAVAILABLE, GATEWAY_TIMEOUT ->
                    log.atWarn()
                            .addKeyValue("trace.id", traceId)
                            .addKeyValue("path", pathOf(exchange))
                            .log("{}", Failures.describe(failure));
            default -> log.atDebug().log("{}", problem.type());
        }
        return write(exchange, problem, traceId);
    }

    private static Mono<Void> write(
            ServerWebExchange exchange, ProblemException problem, String traceId) {
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(problem.type().status()));
        var headers = response.getHeaders();
        headers.remove(HttpHeaders.CONTENT_LENGTH);
        headers.setContentType(PROBLEM_JSON);
        var body = Problem.of(problem, pathOf(exchange), traceId);
        if (body.retryAfter() != null) {
            headers.set(HttpHeaders.RETRY_AFTER, body.retryAfter().toString());
        }
        if (problem.type() == ProblemType.UNAUTHORIZED
                && !headers.containsHeader(HttpHeaders.WWW_AUTHENTICATE)) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, challenge(exchange));
        }
        byte[] json = body.json();
        headers.setContentLength(json.length);
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(json)));
    }

    /** Says whether a token is missing or of no use (RFC 6750, section 3). */
    private static String challenge(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                ? CHALLENGE + " error=\"invalid_token\""
                : CHALLENGE;
    }

    private static String pathOf(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return Objects.requireNonNullElseGet(
                request.getHeaders().getFirst(RequestGuard.REFUSED_PATH),
                () -> request.getURI().getRawPath());
    }
}
