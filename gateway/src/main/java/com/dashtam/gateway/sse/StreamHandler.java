package com.dashtam.gateway.sse;

import com.dashtam.gateway.auth.AuthenticationFilter;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.security.AccessToken;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Answers {@code GET /api/v1/events}. */
final class StreamHandler implements HandlerFunction<ServerResponse> {

    private static final String LAST_EVENT_HEADER = "Last-Event-ID";
    private static final String LAST_EVENT_PARAMETER = "last_event_id";
    private static final String CATEGORIES = "categories";
    private static final Duration OPENING = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Dispatcher dispatcher;

    StreamHandler(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        requireAccepted(request.headers().accept());
        var wanted = new StreamRequest(tokenOf(request), categories(request), lastEvent(request));
        return Mono.fromFuture(dispatcher.open(wanted))
                .publishOn(Schedulers.parallel())
                .timeout(OPENING, Mono.error(StreamHandler::full))
                .flatMap(this::answer);
    }

    private Mono<ServerResponse> answer(Opening opening) {
        return switch (opening) {
            case Opening.Opened(var stream) -> stream(stream);
            case Opening.TooMany(int limit) -> Mono.error(tooMany(limit));
            case Opening.Full() -> Mono.error(full());
            case Opening.SessionEnded() ->
                    Mono.error(
                            new ProblemException(ProblemType.UNAUTHORIZED, "The session is over."));
        };
    }

    private Mono<ServerResponse> stream(EventStream stream) {
        Flux<byte[]> frames = stream.frames(() -> dispatcher.close(stream));
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                // Reverse proxies must not collect frames.
                .header("X-Accel-Buffering", "no")
                .body((response, context) -> {
                    var buffers = response.bufferFactory();
                    return response.writeAndFlushWith(
                            frames.map(frame -> Mono.just(buffers.wrap(frame))));
                });
    }

    private static void requireAccepted(List<MediaType> accepted) {
        if (!accepted.isEmpty()
                && accepted.stream().noneMatch(MediaType.TEXT_EVENT_STREAM::isCompatibleWith)) {
            throw new ProblemException(
                    ProblemType.NOT_ACCEPTABLE, "This operation answers text/event-stream.");
        }
    }

    private static AccessToken tokenOf(ServerRequest request) {
        return AuthenticationFilter.tokenOf(request.exchange())
                .orElseThrow(() -> new IllegalStateException("a stream for nobody"));
    }

    private static Set<Category> categories(ServerRequest request) {
        var names = request.queryParams().getOrDefault(CATEGORIES, List.of());
        return names.isEmpty()
                ? EnumSet.allOf(Category.class)
                : names.stream().map(StreamHandler::category).collect(Collectors.toSet());
    }

    private static Category category(String name) {
        return Category.parse(name)
                .orElseThrow(() ->
                        ProblemException.invalid(
                                CATEGORIES, "unknown_category", "is not a category"));
    }

    private static Optional<String> lastEvent(ServerRequest request) {
        return Optional.ofNullable(request.headers().firstHeader(LAST_EVENT_HEADER))
                .or(() -> request.queryParam(LAST_EVENT_PARAMETER))
                .filter(id -> !id.isBlank());
    }

    private static ProblemException tooMany(int limit) {
        return new ProblemException(
                        ProblemType.RATE_LIMIT_EXCEEDED,
                        "At most " + limit + " streams may be open for one user.")
                .retryAfter(RETRY_AFTER);
    }

    private static ProblemException full() {
        return new ProblemException(
                        ProblemType.SERVICE_UNAVAILABLE, "No more streams can be served now.")
                .retryAfter(RETRY_AFTER);
    }
}
