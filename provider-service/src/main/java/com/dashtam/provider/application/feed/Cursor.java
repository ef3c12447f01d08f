package com.dashtam.provider.application.feed;

import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.page.Page;
import com.dashtam.kernel.result.Result;
import java.util.Optional;
import java.util.function.Function;

/**
 * Walks one list of an institution's to its end, and no further than {@value #PAGE_LIMIT} pages.
 */
final class Cursor<T> {

    /** More than any list has; an institution that goes on for ever is not read for ever. */
    static final int PAGE_LIMIT = 10_000;

    private final Function<Optional<String>, Result<Fetched<Page<T>>, FeedLine.Failure>> fetch;
    private Optional<String> position = Optional.empty();
    private int pages;
    private boolean ended;

    Cursor(Function<Optional<String>, Result<Fetched<Page<T>>, FeedLine.Failure>> fetch) {
        this.fetch = fetch;
    }

    boolean hasEnded() {
        return ended;
    }

    Result<Fetched<Page<T>>, FeedLine.Failure> next() {
        return fetch.apply(position).flatMap(this::advance);
    }

    private Result<Fetched<Page<T>>, FeedLine.Failure> advance(Fetched<Page<T>> fetched) {
        Page<T> page = fetched.value();
        boolean stuck = page.next().isPresent() && page.next().equals(position);
        if (stuck || ++pages > PAGE_LIMIT) {
            return Result.err(FeedLine.Failure.of(FeedFailure.INSTITUTION_ANSWER_INVALID));
        }
        position = page.next();
        ended = position.isEmpty();
        return Result.ok(fetched);
    }
}
