package com.dashtam.sync.domain.feed;

import com.dashtam.kernel.feed.FeedFailure;
import java.time.Duration;
import java.util.Optional;

/**
 * Why a feed did not come to its end.
 *
 * @param retryAfter how long the institution asks us to wait
 */
public record FeedProblem(FeedFailure reason, Optional<Duration> retryAfter) {

    public static FeedProblem of(FeedFailure reason) {
        return new FeedProblem(reason, Optional.empty());
    }
}
