package com.dashtam.provider.application.feed;

import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.NormalizedTransaction;
import com.dashtam.kernel.feed.PageHash;
import com.dashtam.kernel.feed.RemovedTransaction;
import com.dashtam.kernel.result.Result;
import com.dashtam.provider.domain.feed.Changes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What has changed since a bookmark, page by page. When rows change meanwhile it begins again, so
 * that rows come twice, {@value #MOST_ATTEMPTS} times at most. From a bookmark that is not taken
 * any more it goes back to the very start.
 */
final class ChangePages implements Pages {

    private static final int MOST_ATTEMPTS = 3;

    private static final Result<Optional<List<FeedLine>>, FeedLine.Failure> EMPTY_PAGE =
            Result.ok(Optional.of(List.of(new FeedLine.PageEnd())));

    private final Function<Optional<String>, Result<Fetched<Changes>, FeedLine.Failure>> fetch;
    private final Set<RemovedTransaction> told = new HashSet<>();
    private final Set<RemovedTransaction> overtaken = new HashSet<>();
    private Optional<String> first;
    private Optional<String> position;
    private int attempts = 1;
    private int pages;
    private boolean ended;

    /**
     * @param bookmark where an earlier reading ended; absent for the first one
     */
    ChangePages(
            Optional<String> bookmark,
            Function<Optional<String>, Result<Fetched<Changes>, FeedLine.Failure>> fetch) {
        this.first = bookmark;
        this.position = bookmark;
        this.fetch = fetch;
    }

    /** From where the next reading may go on; absent before the end. */
    Optional<FeedLine> bookmark() {
        return ended ? position.map(FeedLine.Bookmark::new) : Optional.empty();
    }

    @Override
    public Result<Optional<List<FeedLine>>, FeedLine.Failure> next() {
        if (ended) {
            return END;
        }
        if (++pages > Cursor.PAGE_LIMIT) {
            return failure(FeedFailure.INSTITUTION_ANSWER_INVALID);
        }
        return fetch.apply(position)
                .flatMap(changes ->
                        switch (changes.value()) {
                            case Changes.Told page -> advance(page, changes.hash());
                            case Changes.Overtaken() -> again();
                            case Changes.PositionRefused() -> fromTheStart();
                        });
    }

    private Result<Optional<List<FeedLine>>, FeedLine.Failure> advance(
            Changes.Told page, Optional<PageHash> hash) {
        if (page.more() && position.filter(page.position()::equals).isPresent()) {
            return failure(FeedFailure.INSTITUTION_ANSWER_INVALID);
        }
        position = Optional.of(page.position());
        ended = !page.more();
        var lines = new ArrayList<FeedLine>();
        page.present()
                .forEach(row -> {
                    told.add(nameOf(row));
                    lines.add(new FeedLine.Transaction(row));
                });
        page.removed()
                .forEach(row -> {
                    told.add(row);
                    lines.add(removed(row));
                });
        if (ended) {
            // A row that came and went between two attempts is in no page of the last one.
            overtaken.removeAll(told);
            overtaken.forEach(row -> lines.add(removed(row)));
        }
        return Result.ok(Optional.of(Pages.ended(lines.stream(), hash)));
    }

    private static RemovedTransaction nameOf(NormalizedTransaction row) {
        return new RemovedTransaction(row.providerAccountId(), row.providerTransactionId());
    }

    private static FeedLine removed(RemovedTransaction row) {
        return new FeedLine.Removed(row.providerAccountId(), row.providerTransactionId());
    }

    private Result<Optional<List<FeedLine>>, FeedLine.Failure> again() {
        if (++attempts > MOST_ATTEMPTS) {
            return failure(FeedFailure.INSTITUTION_UNAVAILABLE);
        }
        overtaken.addAll(told);
        told.clear();
        position = first;
        return EMPTY_PAGE;
    }

    private Result<Optional<List<FeedLine>>, FeedLine.Failure> fromTheStart() {
        if (first.isEmpty() || !position.equals(first)) {
            return failure(FeedFailure.INSTITUTION_ANSWER_INVALID);
        }
        first = Optional.empty();
        position = first;
        return EMPTY_PAGE;
    }

    private static Result<Optional<List<FeedLine>>, FeedLine.Failure> failure(FeedFailure reason) {
        return Result.err(FeedLine.Failure.of(reason));
    }
}
