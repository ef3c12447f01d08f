package com.dashtam.provider.infrastructure.http;

import com.dashtam.kernel.feed.PageHash;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.domain.feed.Quota;
import com.dashtam.provider.domain.rawpage.RawAnswers;
import java.net.http.HttpRequest;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks an institution for data and tells what its answer means. The statuses of HTTP mean the same
 * everywhere; what an institution means beyond them is in its {@link ErrorTable}.
 */
public final class Answers {

    /** What an institution means by answers that are no success; absent where HTTP says it all. */
    @FunctionalInterface
    public interface ErrorTable {
        Optional<FetchFailure> find(Reply reply);
    }

    private static final Logger log = LoggerFactory.getLogger(Answers.class);

    private final String name;
    private final InstitutionClient client;
    private final ErrorTable errors;
    private final InstantSource clock;

    /**
     * @param name of the institution, for the log
     */
    public Answers(String name, InstitutionClient client, ErrorTable errors, InstantSource clock) {
        this.name = name;
        this.client = client;
        this.errors = errors;
        this.clock = clock;
    }

    /**
     * @param reading absent when the body is not what was asked for
     */
    public <T> Result<T, FetchFailure> get(
            HttpRequest request, Function<byte[], Optional<T>> reading) {
        return get(request, reading, _ -> Optional.empty());
    }

    /**
     * @param instead what an answer that is no success stands for, where that is no failure
     */
    public <T> Result<T, FetchFailure> get(
            HttpRequest request,
            Function<byte[], Optional<T>> reading,
            Function<Reply, Optional<T>> instead) {
        return switch (client.idempotent(request)) {
            case Result.Ok<Reply, Trouble>(var reply) -> {
                reply.rateLimit().spentFor(clock.instant()).ifPresent(Quota::spentFor);
                yield reply.isSuccess()
                        ? read(reply.body(), reading)
                        : instead.apply(reply)
                                .map(Result::<T, FetchFailure>ok)
                                .orElseGet(() -> Result.err(failureOf(reply)));
            }
            case Result.Err<Reply, Trouble>(var trouble) ->
                    Result.err(
                            switch (trouble) {
                                case UNREACHABLE -> new FetchFailure.Unavailable();
                                case TOO_LARGE -> new FetchFailure.AnswerInvalid();
                            });
        };
    }

    private <T> Result<T, FetchFailure> read(byte[] body, Function<byte[], Optional<T>> reading) {
        RawAnswers.heard(body);
        return reading.apply(body)
                .map(Result::<T, FetchFailure>ok)
                .orElseGet(() -> malformed("not what was asked for"));
    }

    /** What a mapping makes of an answer, or that the answer is malformed. */
    public <T> Result<T, FetchFailure> mapped(Supplier<T> mapping) {
        return attempted(() -> Result.ok(mapping.get()));
    }

    /** A mapping that asks for more while it is at it. */
    public <T> Result<T, FetchFailure> attempted(Supplier<Result<T, FetchFailure>> mapping) {
        try {
            return mapping.get();
        } catch (MalformedAnswerException e) {
            return malformed(e.getMessage());
        }
    }

    /** Support can find the page by its hash, where pages are kept. */
    private <T> Result<T, FetchFailure> malformed(@Nullable String what) {
        String page = RawAnswers.hashSoFar().map(PageHash::hex).orElse("unknown");
        log.warn("{}: {}, in the page {}", name, what, page);
        return Result.err(new FetchFailure.AnswerInvalid());
    }

    private FetchFailure failureOf(Reply reply) {
        if (reply.status() == 429) {
            return new FetchFailure.RateLimited(reply.rateLimit().waitSeconds(clock.instant()));
        }
        boolean fromTheEdge = reply.status() == 403 && reply.isPage();
        return reply.status() >= 500 || fromTheEdge
                ? new FetchFailure.Unavailable()
                : errors.find(reply).orElseGet(() -> usual(reply));
    }

    private static FetchFailure usual(Reply reply) {
        return reply.status() == 401
                ? new FetchFailure.TokenRejected()
                : new FetchFailure.AnswerInvalid();
    }
}
