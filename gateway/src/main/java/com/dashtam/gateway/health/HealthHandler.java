package com.dashtam.gateway.health;

import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.ProblemException;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers {@code GET /health} with one word, which tells strangers nothing of the parts. */
public final class HealthHandler implements HandlerFunction<ServerResponse> {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final HealthEndpoint health;

    public HealthHandler(HealthEndpoint health) {
        this.health = health;
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        var status = health.health().getStatus();
        if (status.equals(Status.UP)) {
            return answer("healthy");
        }
        if (status.equals(Degraded.DEGRADED)) {
            return answer("degraded");
        }
        throw new ProblemException(
                        ProblemType.SERVICE_UNAVAILABLE, "The gateway does not serve now.")
                .retryAfter(RETRY_AFTER);
    }

    private static Mono<ServerResponse> answer(String word) {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("status", word));
    }
}
