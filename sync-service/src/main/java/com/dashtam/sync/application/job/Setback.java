package com.dashtam.sync.application.job;

import com.dashtam.sync.domain.feed.FeedProblem;
import com.dashtam.sync.domain.job.SyncFailure;
import java.time.Duration;
import java.util.Optional;

/**
 * What stopped a try.
 *
 * @param retryAfter how long the institution asks us to wait
 */
record Setback(SyncFailure failure, Optional<Duration> retryAfter) {

    static Setback of(FeedProblem problem) {
        return new Setback(SyncFailure.of(problem.reason()), problem.retryAfter());
    }

    static Setback of(SyncFailure failure) {
        return new Setback(failure, Optional.empty());
    }
}
