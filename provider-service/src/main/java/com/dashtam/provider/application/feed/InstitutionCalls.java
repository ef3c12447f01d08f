package com.dashtam.provider.application.feed;

import com.dashtam.kernel.command.Caller;
import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.application.credential.AccessTokens;
import com.dashtam.provider.application.credential.Retirement;
import com.dashtam.provider.application.rawpage.RawPageKeeping;
import com.dashtam.provider.domain.connection.Connection;
import com.dashtam.provider.domain.connection.Connections;
import com.dashtam.provider.domain.feed.FetchFailure;
import com.dashtam.provider.domain.feed.Quota;
import com.dashtam.provider.domain.rawpage.RawAnswers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

/** Calls an institution with a good token, once more with a newer one when it is rejected. */
public final class InstitutionCalls {

    /** Where the institution does not say how long to wait. */
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(60);

    private final Connections connections;
    private final AccessTokens tokens;
    private final Retirement retirement;
    private final RawPageKeeping rawPages;
    private final InstantSource clock;

    public InstitutionCalls(
            Connections connections,
            AccessTokens tokens,
            Retirement retirement,
            RawPageKeeping rawPages,
            InstantSource clock) {
        this.connections = connections;
        this.tokens = tokens;
        this.retirement = retirement;
        this.rawPages = rawPages;
        this.clock = clock;
    }

    <T> Result<Fetched<T>, FeedLine.Failure> call(
            Connection connection, Caller caller, Function<String, Result<T, FetchFailure>> fetch) {
        return tokens.fresh(connection, caller)
                .mapError(FeedLine.Failure::of)
                .flatMap(token -> {
                    Result<Fetched<T>, FetchFailure> first = ask(token, connection, fetch);
                    Result<T, FetchFailure> rejected = Result.err(new FetchFailure.TokenRejected());
                    return first.equals(rejected)
                            ? again(token, connection, caller, fetch)
                            : told(first, token, connection, caller);
                });
    }

    private <T> Result<Fetched<T>, FeedLine.Failure> again(
            String rejected,
            Connection connection,
            Caller caller,
            Function<String, Result<T, FetchFailure>> fetch) {
        return tokens.insteadOf(rejected, connection, caller)
                .mapError(FeedLine.Failure::of)
                .flatMap(token -> told(ask(token, connection, fetch), token, connection, caller));
    }

    /** An institution may say with a good answer that it was the last for some time. */
    private <T> Result<Fetched<T>, FetchFailure> ask(
            String token, Connection connection, Function<String, Result<T, FetchFailure>> fetch) {
        var raw =
                RawAnswers.listening(
                        rawPages.isOn(), () -> Quota.listening(() -> fetch.apply(token)));
        raw.answer().spentFor().ifPresent(pause -> pause(connection, pause));
        if (rawPages.isOn()) {
            // Also what could not be read: that is what support is asked about.
            raw.page()
                    .ifPresent(page -> rawPages.keep(connection.id(), page.hash(), page.content()));
        }
        var hash = raw.page().map(RawAnswers.Page::hash);
        return raw.answer().answer().map(value -> new Fetched<>(value, hash));
    }

    private void pause(Connection connection, Duration length) {
        connections.pauseUntil(connection.id(), clock.instant().plus(length));
    }

    private <T> Result<T, FeedLine.Failure> told(
            Result<T, FetchFailure> answer, String token, Connection connection, Caller caller) {
        return answer.mapError(failure ->
                switch (failure) {
                    case FetchFailure.TokenRejected() ->
                            FeedLine.Failure.of(FeedFailure.CREDENTIALS_REJECTED);
                    case FetchFailure.ConsentWithdrawn() -> {
                        retirement.revoke(connection.credentialOwner(), token, caller);
                        yield FeedLine.Failure.of(FeedFailure.CREDENTIALS_REJECTED);
                    }
                    case FetchFailure.RateLimited(var seconds) -> {
                        pause(connection, seconds.map(Duration::ofSeconds).orElse(USUAL_PAUSE));
                        yield new FeedLine.Failure(FeedFailure.RATE_LIMITED, seconds);
                    }
                    case FetchFailure.Unavailable() ->
                            FeedLine.Failure.of(FeedFailure.INSTITUTION_UNAVAILABLE);
                    case FetchFailure.AnswerInvalid() ->
                            FeedLine.Failure.of(FeedFailure.INSTITUTION_ANSWER_INVALID);
                });
    }
}
