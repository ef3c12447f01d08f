package com.dashtam.provider.presentation.http.feed;

import com.dashtam.kernel.feed.FeedFailure;
import com.dashtam.kernel.feed.FeedLine;
import com.dashtam.kernel.problem.ProblemType;
import com.dashtam.platform.http.Problem.FieldError;
import com.dashtam.platform.http.ProblemException;
import java.time.Duration;

/** A feed that fails before its first line, as a problem whose error code is the reason. */
final class FeedProblems {

    private static final String FIELD = "feed";

    private FeedProblems() {}

    static ProblemException of(FeedLine.Failure failure) {
        var problem =
                new ProblemException(
                        typeOf(failure.reason()),
                        "The data cannot be had.",
                        new FieldError(FIELD, failure.reason().text(), detailOf(failure.reason())));
        return failure.retryAfterSeconds()
                .map(seconds -> problem.retryAfter(Duration.ofSeconds(seconds)))
                .orElse(problem);
    }

    private static ProblemType typeOf(FeedFailure reason) {
        return switch (reason) {
            case CONNECTION_NOT_FOUND, ACCOUNT_NOT_FOUND -> ProblemType.NOT_FOUND;
            case CONNECTION_NOT_ACTIVE, CONNECTION_WITHOUT_FEED, CREDENTIALS_REJECTED ->
                    ProblemType.CONFLICT;
            case RATE_LIMITED -> ProblemType.RATE_LIMIT_EXCEEDED;
            case INSTITUTION_UNAVAILABLE, INSTITUTION_ANSWER_INVALID -> ProblemType.PROVIDER_ERROR;
            case FILE_UNREADABLE, FILE_WITHOUT_ACCOUNT -> ProblemType.VALIDATION_FAILED;
        };
    }

    private static String detailOf(FeedFailure reason) {
        return switch (reason) {
            case CONNECTION_NOT_FOUND -> "there is no such connection";
            case CONNECTION_NOT_ACTIVE -> "the connection is not active";
            case CONNECTION_WITHOUT_FEED -> "the connection stands for files";
            case ACCOUNT_NOT_FOUND -> "the consent covers no such account";
            case CREDENTIALS_REJECTED -> "the institution no longer accepts the consent";
            case RATE_LIMITED -> "the institution asks for a pause";
            case INSTITUTION_UNAVAILABLE -> "the institution does not answer";
            case INSTITUTION_ANSWER_INVALID -> "the institution's answer is not understood";
            case FILE_UNREADABLE -> "the file is damaged, or not of the kind that its name tells";
            case FILE_WITHOUT_ACCOUNT -> "the file holds no statement";
        };
    }
}
