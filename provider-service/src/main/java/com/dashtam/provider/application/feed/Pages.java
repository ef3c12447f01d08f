package com.dashtam.provider.application.feed;

import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.result.Result;
import java.util.List;
import java.util.Optional;

/** The pages of a feed, each fetched when it is asked for. */
@FunctionalInterface
interface Pages {

    /** The lines of the next page; absent after the last one. */
    Result<Optional<List<FeedLine>>, FeedLine.Failure> next();
}
