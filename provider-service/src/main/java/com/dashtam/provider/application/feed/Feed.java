package com.dashtam.provider.application.feed;

import com.dashtam.kernel.feed.FeedLine;
import java.util.function.Consumer;

/** Lines that are made while they are consumed, one page in memory at a time. */
@FunctionalInterface
public interface Feed {

    /** Hands over every line; the last is {@link FeedLine.End} or {@link FeedLine.Failure}. */
    void deliver(Consumer<FeedLine> sink);
}
