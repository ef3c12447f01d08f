package com.dashtam.provider.application.feed;

import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.feed.PageHash;
import com.dashtam.kernel.result.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The pages of a feed, each fetched when it is asked for. */
@FunctionalInterface
interface Pages {

    /** What {@link #next()} answers after the last page. */
    Result<Optional<List<FeedLine>>, FeedLine.Failure> END = Result.ok(Optional.empty());

    Pages NONE = () -> END;

    /** The lines of the next page with the line that ends it; absent after the last page. */
    Result<Optional<List<FeedLine>>, FeedLine.Failure> next();

    /** These pages and then others. */
    default Pages followedBy(Pages rest) {
        return () -> next().flatMap(page -> page.isPresent() ? Result.ok(page) : rest.next());
    }

    static <T> Pages of(Cursor<T> cursor, Function<T, FeedLine> line) {
        return () ->
                cursor.hasEnded()
                        ? END
                        : cursor.next()
                                .map(page ->
                                        Optional.of(
                                                ended(
                                                        page.value().items().stream().map(line),
                                                        page.hash())));
    }

    static List<FeedLine> ended(Stream<FeedLine> lines, Optional<PageHash> hash) {
        return Stream.concat(lines, Stream.of(new FeedLine.PageEnd(0, hash))).toList();
    }

    /** These pages with a line before their first, which stands there even if there is no page. */
    static Pages headed(FeedLine heading, Pages pages) {
        return new Pages() {

            private boolean told;

            @Override
            public Result<Optional<List<FeedLine>>, FeedLine.Failure> next() {
                return told ? pages.next() : pages.next().map(this::withHeading);
            }

            private Optional<List<FeedLine>> withHeading(Optional<List<FeedLine>> first) {
                told = true;
                var lines = new ArrayList<FeedLine>();
                lines.add(heading);
                first.ifPresent(lines::addAll);
                return Optional.of(lines);
            }
        };
    }
}
