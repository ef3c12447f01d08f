package com.dashtam.gateway.edge;

import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.ProblemException;
import com.dashtam.platform.http.UnavailableException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.springframework.web.server.ResponseStatusException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** Decides what clients hear of a failure. */
final class Failures {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final int CAUSES = 8;

    private Failures() {}

    static ProblemException problemOf(Throwable failure) {
        return causes(failure)
                .map(Failures::known)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(Failures::internal);
    }

    /** For the log: the kinds of failure, without texts that could hold what a client sent. */
    static String describe(Throwable failure) {
        return causes(failure)
                .map(cause -> cause.getClass().getSimpleName())
                .distinct()
                .reduce((outer, inner) -> outer + " < " + inner)
                .orElse("");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(CAUSES);
    }

    private static Optional<ProblemException> known(Throwable failure) {
        return switch (failure) {
            case ProblemException problem -> Optional.of(problem);
            case UnavailableException away -> Optional.of(unavailable(away.retryAfter()));
            case ReadTimeoutException late -> Optional.of(timeout());
            case PoolAcquireTimeoutException busy -> Optional.of(unavailable(RETRY_AFTER));
            case PoolAcquirePendingLimitException busy -> Optional.of(unavailable(RETRY_AFTER));
            case TimeoutException late -> Optional.of(timeout());
            case IOException away -> Optional.of(unavailable(RETRY_AFTER));
            case ResponseStatusException status -> ofStatus(status);
            default -> Optional.empty();
        };
    }

    private static Optional<ProblemException> ofStatus(ResponseStatusException failure) {
        return switch (failure.getStatusCode().value()) {
            case 400 -> problem(ProblemType.BAD_REQUEST, "The request is not valid.");
            case 404 -> problem(ProblemType.NOT_FOUND, "There is no such resource.");
            case 406 ->
                    problem(ProblemType.NOT_ACCEPTABLE, "No form that you accept can be given.");
            case 415 ->
                    problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "This media type is not taken.");
            case 504 -> Optional.of(timeout());
            default -> Optional.empty();
        };
    }

    private static Optional<ProblemException> problem(ProblemType type, String detail) {
        return Optional.of(new ProblemException(type, detail));
    }

    private static ProblemException unavailable(Duration retryAfter) {
        return new ProblemException(
                        ProblemType.SERVICE_UNAVAILABLE, "This part is away for a moment.")
                .retryAfter(retryAfter);
    }

    private static ProblemException timeout() {
        return new ProblemException(
                ProblemType.GATEWAY_TIMEOUT, "The answer did not come in time.");
    }

    private static ProblemException internal() {
        return new ProblemException(
                ProblemType.INTERNAL_ERROR, "Something went wrong on our side.");
    }
}
