package com.dashtam.provider.application.feed;

import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.result.Result;
import java.util.ArrayList;
import java.util.List;

/** What came of opening a feed. */
final class Opened {

    private Opened() {}

    static Feed feed(Result<Feed, FeedLine.Failure> opened) {
        return opened.fold(
                feed -> feed,
                failure -> {
                    throw new AssertionError(failure);
                });
    }

    static List<FeedLine> lines(Result<Feed, FeedLine.Failure> opened) {
        return lines(feed(opened));
    }

    static List<FeedLine> lines(Feed feed) {
        var lines = new ArrayList<FeedLine>();
        feed.deliver(lines::add);
        return lines;
    }

    static FeedLine.Failure refusal(Result<Feed, FeedLine.Failure> opened) {
        return opened.fold(
                feed -> {
                    throw new AssertionError("the feed opened");
                },
                failure -> failure);
    }
}
