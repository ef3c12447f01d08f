package com.dashtam.provider.domain.feed;

import java.util.Optional;

/** Why an institution gave no data. */
public sealed interface FetchFailure {

    /** The access token is not good; a newer one may be. */
    record TokenRejected() implements FetchFailure {}

    /** The user took the consent back: no token will help. */
    record ConsentWithdrawn() implements FetchFailure {}

    record RateLimited(Optional<Integer> retryAfterSeconds) implements FetchFailure {}

    record Unavailable() implements FetchFailure {}

    record AnswerInvalid() implements FetchFailure {}
}
