package com.dashtam.provider.application.feed;

import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.result.Result;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A feed whose first page is there already, so that an immediate refusal is known before it. */
final class PagedFeed implements Feed {

    private final Optional<List<FeedLine>> first;
    private final Pages rest;
    private final Runnable atEnd;
    private final Supplier<Optional<FeedLine>> closing;

    private PagedFeed(
            Optional<List<FeedLine>> first,
            Pages rest,
            Runnable atEnd,
            Supplier<Optional<FeedLine>> closing) {
        this.first = first;
        this.rest = rest;
        this.atEnd = atEnd;
        this.closing = closing;
    }

    /**
     * @param atEnd runs once everything was fetched, before the last line
     */
    static Result<Feed, FeedLine.Failure> open(Pages pages, Runnable atEnd) {
        return open(pages, atEnd, Optional::empty);
    }

    /**
     * @param closing asked once everything was fetched for a line after the last page
     */
    static Result<Feed, FeedLine.Failure> open(
            Pages pages, Runnable atEnd, Supplier<Optional<FeedLine>> closing) {
        return pages.next().map(first -> new PagedFeed(first, pages, atEnd, closing));
    }

    @Override
    public void deliver(Consumer<FeedLine> sink) {
        Result<Optional<List<FeedLine>>, FeedLine.Failure> page = Result.ok(first);
        while (page instanceof Result.Ok<Optional<List<FeedLine>>, FeedLine.Failure>(var lines)
                && lines.isPresent()) {
            lines.get().forEach(sink);
            page = rest.next();
        }
        switch (page) {
            case Result.Ok<Optional<List<FeedLine>>, FeedLine.Failure> _ -> {
                atEnd.run();
                closing.get().ifPresent(sink);
                sink.accept(new FeedLine.End());
            }
            case Result.Err<Optional<List<FeedLine>>, FeedLine.Failure>(var failure) ->
                    sink.accept(failure);
        }
    }
}
